/**
 * The shapes a mouth takes. The sculpted mouth is an open ellipse; `mouth` moves its rim, and the flesh around
 * it, onto the two curves of a wanted mouth. Head frame, centimetres, heights from the middle of the opening.
 */
import { smooth, type Offset } from './face-movement.ts';
import { mouthCut } from './head.ts';

/**
 * Height of a lip's edge in the middle; how square it is (2 an arc, 5 straight); how blunt where it meets the
 * other lip: 1 a pointed corner, 0.5 round.
 */
export type LipEdge = readonly [middle: number, square: number, blunt?: number];

export interface MouthShape {
  /** Half of its width; the sculpted one has 0.97. */
  readonly half: number;
  /** Height of the corners. */
  readonly corner: number;
  readonly upper: LipEdge;
  readonly lower: LipEdge;
  /** How far corners, upper and lower lip come forward. */
  readonly forward?: readonly [number, number, number];
  /** How blunt an open mouth ends at its corners: half of its height there, before it closes in a small arc. */
  readonly soft?: number;
  /** How far down the jaw follows the lower lip. */
  readonly jaw?: number;
}

const WIDE = 0.97;

/** As `t`, but never beyond −1 to 1, and without a kink, which would crease the cheek. */
const within = (t: number): number => {
  const over = Math.abs(t) - 0.82;
  return over <= 0 ? t : Math.sign(t) * (0.82 + 0.18 * Math.tanh(over / 0.18));
};

/** The rim's half width, as a share of the pocket's. */
const RIM = 0.96;
/** How far along the half width the rim reaches, once it is held `within`. */
const END = within((mouthCut.radii[0] * RIM) / WIDE);

/** Half width and half height of the sculpted opening at depth z; its rounded rim stands a little into it. */
function openingAt(z: number): readonly [number, number] {
  const { centre, radii } = mouthCut;
  const deep = Math.min(0, z - centre[2]) / radii[2];
  const size = Math.sqrt(Math.max(0.04, 1 - deep * deep));
  const rim = smooth((z - 5.1) / 0.35);
  return [radii[0] * size * (1 - (1 - RIM) * rim), radii[1] * size * (1 - 0.088 * rim)];
}

/** From the sculpted open mouth to this shape. */
export const mouth =
  ({ half, corner, upper, lower, forward = [0, 0, 0], soft = 0, jaw = 1 }: MouthShape): Offset =>
  (p) => {
    const [x, z] = [p[0], p[2]];
    const deep = smooth((z - 1.6) / 2.4);
    if (deep === 0) return [0, 0, 0];
    const e = p[1] - mouthCut.centre[1];
    const [a, b] = openingAt(z);
    const wide = within(x / WIDE) * WIDE;
    const s = Math.abs(wide) / WIDE;
    // A blunt corner must close where the sculpted rim ends, or it would be cut off straight.
    const closed = Math.min(1, s / END);
    const around = Math.hypot(x / a, e / b);
    // Where it is steep the true rim stands a little off the ellipse: there the height of its nearest place, or closed
    // lips gape at the corners.
    const ellipse = b * Math.sqrt(Math.max(0, 1 - (x / a) ** 2));
    const off = Math.max(0, around - 1);
    const g =
      ellipse +
      (Math.abs(e) / Math.max(1, around) - ellipse) * (off > 0 ? 1 - smooth(off / 0.45) : 0);
    const beyond = around > 1 ? Math.hypot(x, e) * (1 - 1 / around) : 0;
    // Above or below the opening; beside the corners one flows into the other.
    const k = 0.01 + 0.4 * Math.max(0, Math.abs(x) - 0.9 * WIDE);
    const above = smooth(0.5 + e / (2 * k));
    // At the rim exactly its height; further off a soft bell, or the corners would crease the cheek.
    const bell = 0.42 * Math.exp(-((x / 0.85) ** 2));
    /** Of the wanted mouth a fuller one, or the lip below would come to a point. */
    const full = Math.exp(-(Math.abs(x / 0.92) ** 3));
    const far = smooth(beyond / 0.5);
    const height = g + (bell - g) * far;
    const arc = soft * Math.sqrt(1 - closed * closed);
    /** `side` 1 for the upper lip, −1 for the lower. */
    const curve = ([middle, square, blunt = 1]: LipEdge, side: 1 | -1): number => {
      const edge =
        side * arc +
        (middle - side * soft - corner) *
          (1 - (blunt < 1 || soft > 0 ? closed : s) ** square) ** blunt;
      return corner + edge + ((middle - corner) * full - edge) * far;
    };
    const near = Math.exp(-((beyond / 0.95) ** 2));
    const up = (curve(upper, 1) - height) * Math.exp(-((beyond / 0.8) ** 2));
    const down = (curve(lower, -1) + height) * Math.exp(-((beyond / (0.9 + 0.6 * jaw)) ** 2));
    const middle = 1 - s * s;
    const out =
      (forward[0] - 0.5 * Math.max(0, half - WIDE)) * s * s +
      middle * (above * forward[1] + (1 - above) * forward[2]);
    return [
      wide * (half / WIDE - 1) * near * deep,
      (above * up + (1 - above) * down) * deep,
      out * near * deep,
    ];
  };
