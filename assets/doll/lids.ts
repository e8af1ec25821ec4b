/** How lids move: they turn about the eyeball. Head frame, centimetres. */
import { smooth, type Offset } from './face-movement.ts';
import { lidCut } from './head.ts';
import { eye } from './skeleton.ts';

/** Radius of a closed lid's outer skin around the eyeball. */
const LID = 1.76;
/** Radius of the smallest shell that the cornea does not pierce. */
const CLEAR = 1.67;

/** Radius of the shell on which the rims lie, close on the ball: further off, flesh shows between lash and eye. */
const HUG = 1.72;

const tilt = (lidCut.tilt * Math.PI) / 180;

/** From the outer to the inner corner as they are cut into the face, 1 to −1. */
const between = (across: number): number => (across + 0.054) / 0.956;

/** Depth of the sculpted rim in front of the ball's middle: towards the temple it lies deeper. */
const rimDepth = (x: number): number => 1.405 - 0.235 * x;

/** Depth of that shell at a place of the opening. */
const shellDepth = (x: number, y: number): number =>
  Math.sqrt(Math.max(0.3, HUG * HUG - x * x - y * y));

/** Across the opening from its inner to its outer corner, −1 to 1, to the way from the ball's middle. */
const wayOf = (across: number): number =>
  across * lidCut.radii[0] + lidCut.centre[0] - eye.centre[0];

/** Angle of the lid's edge above (and below) the middle of the opening; `across` is −1 to 1 between its corners. */
function edge(across: number): number {
  const rest = 1 - between(across) ** 2;
  if (rest <= 0) return 0;
  const high = 0.98 * lidCut.radii[1] * Math.sqrt(rest);
  return Math.atan2(high, shellDepth(wayOf(across), high));
}

const MOST = edge(0);

/** The angle at which closed lids meet: low in the middle, one clean bow from corner to corner. */
const meeting = (across: number): number => {
  const bow = 1 - between(across) ** 2;
  return -0.56 * MOST * 0.5 * (bow + Math.hypot(bow, 0.1));
};

/** How far back the skin goes, so that the rim of the opening lies close on the ball; it fades out over the socket. */
function hug(tx: number, ty: number, around: number): number {
  const out = Math.max(1, around);
  const [rx, ry] = [tx / out, ty / out];
  const beyond = Math.hypot(tx - rx, ty - ry);
  return Math.max(0, rimDepth(rx) - shellDepth(rx, ry)) * (1 - smooth(beyond / 0.95));
}

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
    const depth = p[2] - eye.centre[2];
    if (depth < -0.4 || Math.hypot(x, y, depth) > 3) return [0, 0, 0];
    const tx = x * Math.cos(tilt) + y * Math.sin(tilt);
    const ty = -x * Math.sin(tilt) + y * Math.cos(tilt);
    const across = (tx - wayOf(0)) / lidCut.radii[0];
    const around = Math.hypot(between(across), ty / lidCut.radii[1]);
    const z = depth - hug(tx, ty, around);
    const reach = Math.hypot(x, y, z);
    const angle = Math.atan2(ty, Math.max(0.05, z));
    // Off the rim the angle of the rim's nearest place: without it a crease stands at both corners.
    const up = edge((across + 0.054) / Math.max(1, around) - 0.054);
    const beyond = around > 1 ? (Math.hypot(tx, ty) * (1 - 1 / around)) / 1.5 : 0;
    const k = 0.03 + 0.9 * Math.max(0, Math.abs(across) - 0.8);
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
      z * cos - ty * sin - depth,
    ];
  };

/** Distance from the nearer eyeball's middle. */
export const fromEye = (p: readonly [number, number, number]): number =>
  Math.hypot(Math.abs(p[0]) - eye.centre[0], p[1] - eye.centre[1], p[2] - eye.centre[2]);
