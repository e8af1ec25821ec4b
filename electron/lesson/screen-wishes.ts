import * as v from 'valibot';
import { check, type Checked } from './intents.ts';

/** What she can ask about the screens. It is not part of the lesson: it belongs to the computer and the hall. */
const ScreenWishSchema = v.variant('type', [
  /** Opens the projector window again after it was closed. */
  v.strictObject({ type: v.literal('openWall') }),
  /** Shows each screen's number on it for a moment. */
  v.strictObject({ type: v.literal('identify') }),
  /** The class looks where the presenter is, and the other way round. */
  v.strictObject({ type: v.literal('swap') }),
  v.strictObject({ type: v.literal('choose'), screen: v.pipe(v.number(), v.integer()) }),
  /** Keeps the wall in a window beside the presenter, whatever screens there are. */
  v.strictObject({ type: v.literal('rehearse'), on: v.boolean() }),
]);
export type ScreenWish = Readonly<v.InferOutput<typeof ScreenWishSchema>>;

export const validateScreenWish = (value: unknown): Checked<ScreenWish> =>
  check(ScreenWishSchema, value);

/** A screen of this computer, as the presenter is told of it. */
export interface HallScreen {
  /** The system's id; it changes with every plug. */
  readonly id: number;
  /** From 1, as `identify` shows it. */
  readonly number: number;
  readonly name: string;
  /** Pixels, as the system counts them without scale. */
  readonly width: number;
  readonly height: number;
  /** Whose it is now. */
  readonly use: 'presenter' | 'class' | 'none';
}

export interface Screens {
  readonly list: readonly HallScreen[];
  /** Whether two screens show the same part of the desktop. */
  readonly mirrored: boolean;
  readonly rehearsing: boolean;
}

export const NO_SCREENS: Screens = { list: [], mirrored: false, rehearsing: false };
