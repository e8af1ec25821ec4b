/** How lids move: they turn about the eyeball. Head frame, centimetres. */
import { smooth, type Offset } from './face-movement.ts';
import { lidCut } from './head.ts';
import { eye } from './skeleton.ts';

/** Radius of a closed lid's outer skin around the eyeball. */
const LID = 1.76;
/** Radius of the smallest shell that the cornea does not pierce. */
const CLEAR = 1.67;

const tilt = (lidCut.tilt * Math.PI) / 180;

/** From the outer to the inner corner as they are cut into the face, 1 to −1. */
const between = (across: number): number => (across + 0.054) / 0.956;

/** Angle of the lid's edge above (and below) the middle of the opening; `across` is −1 to 1 between its corners. */
function edge(across: number): number {
  const rest = 1 - between(across) ** 2;
  if (rest <= 0) return 0;
  // Towards the temple the rim lies deeper.
  return Math.atan2(0.98 * lidCut.radii[1] * Math.sqrt(rest), 1.42 - 0.36 * across);
}

const MOST = edge(0);

/** The angle at which closed lids meet: low in the middle, one clean bow from corner to corner. */
const meeting = (across: number): number => {
  const bow = 1 - between(across) ** 2;
  return -0.56 * MOST * 0.5 * (bow + Math.hypot(bow, 0.1));
};

/**
 * `upper` 1 brings the upper lid all the way to where they meet, `lower` the lower one; negative opens wider.
 * `rise` lifts where they meet: 0 soft asleep, 1 a level line, more when cheeks press them up.
 */
export const lids =
  (upper: number, lower: number, rise = 0): Offset =>
  (p) => {
    const side = p[0] < 0 ? -1 : 1;
    const x = p[0] * side - eye.centre[0];
    const y = p[1] - eye.centre[1];
    const z = p[2] - eye.centre[2];
    const reach = Math.hypot(x, y, z);
    if (z < -0.4 || reach > 3) return [0, 0, 0];
    const tx = x * Math.cos(tilt) + y * Math.sin(tilt);
    const ty = -x * Math.sin(tilt) + y * Math.cos(tilt);
    const across = (tx - (lidCut.centre[0] - eye.centre[0])) / lidCut.radii[0];
    const angle = Math.atan2(ty, Math.max(0.05, z));
    const around = Math.hypot(between(across), ty / lidCut.radii[1]);
    // Off the rim the angle of the rim's nearest place: without it a crease stands at both corners.
    const up = edge((across + 0.054) / Math.max(1, around) - 0.054);
    const beyond = around > 1 ? (Math.hypot(tx, ty) * (1 - 1 / around)) / 1.5 : 0;
    const k = 0.02 + 0.5 * Math.max(0, Math.abs(across) - 0.8);
    const above = smooth(0.5 + angle / (2 * k));
    // At the rim exactly its angle; further off a soft bell, so that nothing creases beside the corners.
    const bell = MOST * 0.92 * Math.exp(-((across / 0.82) ** 2));
    const wide = up + (bell - up) * smooth(beyond / 0.34);
    const fade = 1 - smooth((reach - 2.2) / 0.8);
    const hold = fade * (1 - smooth(beyond / 0.7));
    const meet = meeting(across) * (1 - rise);
    const down = above * upper * (meet - wide);
    const raise = (1 - above) * lower * (meet + wide);
    const turn = hold * (down + raise);
    const moved = hold * (Math.abs(down) + Math.abs(raise));
    // Skin that comes down over the ball takes the ball's roundness, a lid's thickness above it.
    const shut = Math.max(0, above * upper + (1 - above) * lower) * hold;
    const cover = Math.min(1, shut) * smooth(wide / 0.5);
    const ball = above * LID + (1 - above) * (LID - 0.03);
    const thin = reach > ball ? (ball - reach) * cover * 0.7 : 0;
    // Its lining stays clear of the cornea.
    const clear = reach > 1.2 ? Math.max(0, CLEAR - reach) * smooth(moved / 0.2) : 0;
    // The upper lid closes over the lower one.
    const lift = (reach + thin + clear) / reach + 0.018 * above * Math.min(1, moved);
    const [cos, sin] = [Math.cos(turn) * lift, Math.sin(turn) * lift];
    const dx = tx * (lift - 1);
    const dy = ty * cos + z * sin - ty;
    return [
      side * (dx * Math.cos(tilt) - dy * Math.sin(tilt)),
      dx * Math.sin(tilt) + dy * Math.cos(tilt),
      z * cos - ty * sin - z,
    ];
  };

/** Distance from the nearer eyeball's middle. */
export const fromEye = (p: readonly [number, number, number]): number =>
  Math.hypot(Math.abs(p[0]) - eye.centre[0], p[1] - eye.centre[1], p[2] - eye.centre[2]);
