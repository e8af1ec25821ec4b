/**
 * What may be written in a stroke's file. The words are those an instructor uses; README.md beside this file
 * explains them on one screen. Places are written for the baby's left side.
 */
import * as v from 'valibot';
import { CONFIDENCE, STROKE_AREAS, VIEWS, type Area } from './catalog.ts';

const sentence = v.pipe(
  v.string('a sentence in words'),
  v.trim(),
  v.minLength(1, 'a sentence; it is empty'),
);
const place = v.pipe(v.string('the name of a place on the baby'), v.trim(), v.minLength(1));
const places = v.pipe(
  v.array(place, 'a list of places, from where to where, e.g. [leg.left.thigh, leg.left.knee]'),
  v.minLength(2, 'at least two places: from where, to where'),
);
const times = v.pipe(
  v.number('a whole number of times'),
  v.integer('a whole number of times'),
  v.minValue(1, 'at least once'),
  v.maxValue(12, 'at most twelve times'),
);
const length = v.pipe(
  v.number('a number of seconds'),
  v.minValue(0.2, 'at least 0.2 seconds'),
  v.maxValue(60, 'at most 60 seconds'),
);

/** How fast a hand glides, cm/s. The law allows 2 to 15; the usual 3 to 5. */
const pace = v.pipe(
  v.number('a number of centimetres a second, usually 3 to 5'),
  v.minValue(2, 'a pace of at least 2 centimetres a second'),
  v.maxValue(15, 'a pace of at most 15 centimetres a second'),
);

export const PRESSURES = ['weightless', 'light', 'moderate', 'firm'] as const;
export type Pressure = (typeof PRESSURES)[number];

/** Which way the fingers point while the hand works. */
export const FINGERS = [
  'around',
  'slanting',
  'across',
  'towards the head',
  'towards the feet',
] as const;
export type Fingers = (typeof FINGERS)[number];

/** Where hands are shown in the air. */
export const NEARS = ['the parent', 'the face'] as const;
export type Near = (typeof NEARS)[number];

/** What every action may say besides its verb. */
const common = {
  shape: v.optional(sentence),
  pressure: v.optional(v.picklist(PRESSURES, `one of: ${PRESSURES.join(', ')}`)),
  pace: v.optional(pace),
  fingers: v.optional(v.picklist(FINGERS, `one of: ${FINGERS.join(', ')}`)),
  /** Seconds that this action waits before it begins, e.g. so that one hand follows the other. */
  after: v.optional(v.pipe(v.number('a number of seconds'), v.minValue(0), v.maxValue(30))),
  /** True if the hand gets there along the skin instead of through the air. */
  slide: v.optional(v.boolean('true or false')),
  /** Centimetres by which the hand keeps to its own side of the named places. */
  aside: v.optional(v.pipe(v.number('a number of centimetres'), v.minValue(-3), v.maxValue(3))),
};

/** How far a hand goes to and fro across its way, cm, how often, and whether it begins the other way. */
const toAndFro = {
  width: v.optional(v.pipe(v.number('a number of centimetres'), v.minValue(0.2), v.maxValue(6))),
  times: v.optional(times),
  opposite: v.optional(v.boolean('true or false')),
};

const hold = v.strictObject({ hold: place, ...common });
const glide = v.strictObject({
  glide: places,
  /** Degrees by which the hand turns round the limb and back on its way (hug and glide). */
  twist: v.optional(v.pipe(v.number('a number of degrees'), v.minValue(-40), v.maxValue(40))),
  ...common,
});
const press = v.strictObject({
  press: v.pipe(v.array(place, 'a list of places to press'), v.minLength(1, 'at least one place')),
  /** Seconds of one press and release. */
  each: v.optional(length),
  ...common,
});
const circle = v.strictObject({
  circle: place,
  /** Width of the circle, cm. */
  width: v.optional(v.pipe(v.number('a number of centimetres'), v.minValue(0.5), v.maxValue(12))),
  turns: v.optional(times),
  /** Which way the circle runs, seen by someone who looks at the skin. */
  way: v.optional(v.picklist(['clockwise', 'anticlockwise'], 'clockwise or anticlockwise')),
  ...common,
});
const roll = v.strictObject({ roll: places, ...toAndFro, ...common });
const turn = v.strictObject({ turn: place, ...toAndFro, ...common });
const near = v.exactOptional(v.picklist(NEARS, `one of: ${NEARS.join(', ')}`));
const show = v.strictObject({ show: v.picklist(['palms'], 'palms'), near, after: common.after });
const rub = v.strictObject({
  rub: v.picklist(['palms'], 'palms'),
  /** How often to and fro. */
  times: v.optional(times),
  near,
  after: common.after,
});
const ready = v.strictObject({ ready: place, ...common });
const leave = v.strictObject({ leave: v.literal(true, 'true'), after: common.after });

export const VERBS = [
  'hold',
  'glide',
  'press',
  'circle',
  'roll',
  'turn',
  'ready',
  'show',
  'rub',
  'leave',
] as const;
export type Verb = (typeof VERBS)[number];

export const actionSchemas = {
  hold,
  glide,
  press,
  circle,
  roll,
  turn,
  ready,
  show,
  rub,
  leave,
} as const;
export type Action =
  | v.InferOutput<typeof hold>
  | v.InferOutput<typeof glide>
  | v.InferOutput<typeof press>
  | v.InferOutput<typeof circle>
  | v.InferOutput<typeof roll>
  | v.InferOutput<typeof turn>
  | v.InferOutput<typeof ready>
  | v.InferOutput<typeof show>
  | v.InferOutput<typeof rub>
  | v.InferOutput<typeof leave>;

export const HAND_WORDS = [
  'outer hand',
  'inner hand',
  'left hand',
  'right hand',
  'both hands',
] as const;
export type HandWord = (typeof HAND_WORDS)[number];

/** One beat: what the hands do at the same time. A hand that is not named stays as it is. */
export interface Beat {
  readonly 'outer hand'?: Action;
  readonly 'inner hand'?: Action;
  readonly 'left hand'?: Action;
  readonly 'right hand'?: Action;
  readonly 'both hands'?: Action;
  readonly repeat?: number;
  readonly moves?: readonly Beat[];
}

const action = v.lazy((input) => {
  const keys = typeof input === 'object' && input !== null ? Object.keys(input) : [];
  const verb = VERBS.find((word) => keys.includes(word));
  return verb
    ? (actionSchemas[verb] as v.GenericSchema<unknown, Action>)
    : v.never(`one thing to do: ${VERBS.join(', ')}`);
});

export const beatSchema: v.GenericSchema<unknown, Beat> = v.strictObject({
  'outer hand': v.optional(action),
  'inner hand': v.optional(action),
  'left hand': v.optional(action),
  'right hand': v.optional(action),
  'both hands': v.optional(action),
  repeat: v.optional(times),
  moves: v.optional(v.lazy(() => v.array(beatSchema))),
}) as v.GenericSchema<unknown, Beat>;

/** One thing that the baby does. */
export const actSchema = v.strictObject({
  /** Seconds since the one before it began. */
  after: v.pipe(v.number('a number of seconds'), v.minValue(0), v.maxValue(20)),
  pose: v.exactOptional(sentence),
  face: v.exactOptional(sentence),
  /** Seconds that it takes: a startle is quick, a turning away is slow. */
  in: v.exactOptional(v.pipe(v.number('a number of seconds'), v.minValue(0.15), v.maxValue(4))),
});
export type Act = v.InferOutput<typeof actSchema>;

const baby = v.strictObject({
  pose: v.optional(sentence),
  face: v.optional(sentence),
  then: v.optional(v.array(actSchema, 'a list of what the baby does, one after the other'), []),
});

export const stepSchema = v.strictObject({
  caption: v.pipe(
    sentence,
    v.maxLength(60, 'a caption of at most 60 letters, to be read from the back row'),
  ),
  say: sentence,
  do: sentence,
  watch: sentence,
  view: v.picklist(VIEWS, `one of the views: ${VIEWS.join(', ')}`),
  'look at': place,
  /** Length of the whole step; without it, the paces and rests decide. */
  seconds: v.optional(length),
  /** Stillness at the end of the step, s. */
  rest: v.optional(v.pipe(v.number('a number of seconds'), v.minValue(0), v.maxValue(20))),
  baby: v.optional(baby),
  moves: v.optional(v.array(beatSchema, 'a list of moves'), []),
});
export type StepSource = v.InferOutput<typeof stepSchema>;

export const TRAVELS = [
  'away from the heart',
  'towards the heart',
  'towards the toes',
  'towards the ankle',
  'in place',
] as const;
export type Travel = (typeof TRAVELS)[number];

export const strokeSchema = v.strictObject({
  name: sentence,
  'other names': v.optional(v.array(sentence), []),
  area: v.picklist(STROKE_AREAS, `one of the areas: ${STROKE_AREAS.join(', ')}`),
  /** Place in the teaching order of its area, from 0. */
  order: v.pipe(v.number('a whole number'), v.integer('a whole number'), v.minValue(0)),
  /** `each` limb in turn (written for the left one), or `both` at once. */
  limbs: v.picklist(['each', 'both'], 'each or both'),
  hands: sentence,
  direction: sentence,
  /** The law of direction that the compiled movement is held to. */
  travel: v.picklist(TRAVELS, `one of: ${TRAVELS.join(', ')}`),
  /** True if at least one hand must stay on the baby once it has arrived. */
  'one hand stays': v.optional(v.boolean('true or false'), true),
  pace: v.optional(pace, 4),
  about: sentence,
  purpose: sentence,
  caution: sentence,
  cautions: v.pipe(v.array(sentence), v.minLength(1, 'at least one caution')),
  repetitions: sentence,
  confidence: v.picklist(CONFIDENCE, `one of: ${CONFIDENCE.join(', ')}`),
  unsettled: v.optional(v.array(sentence), []),
  sources: v.pipe(v.array(sentence), v.minLength(1, 'at least one source')),
  /** Where the hands are when the stroke begins: moves that are already done. Without it they come in. */
  'begins with': v.optional(v.array(beatSchema, 'a list of moves'), []),
  steps: v.pipe(v.array(stepSchema, 'a list of steps'), v.minLength(1, 'at least one step')),
});
/** What is compiled: a stroke, or a talk that was made into one. */
export type StrokeSource = Omit<v.InferOutput<typeof strokeSchema>, 'area'> & {
  readonly area: Area;
};

/** The verb of an action. */
export function verbOf(entry: Action): Verb {
  return VERBS.find((word) => word in entry)!;
}

/** Every place that an action names, in order. */
export function placesOf(entry: Action): readonly string[] {
  if ('hold' in entry) return [entry.hold];
  if ('glide' in entry) return entry.glide;
  if ('press' in entry) return entry.press;
  if ('circle' in entry) return [entry.circle];
  if ('roll' in entry) return entry.roll;
  if ('turn' in entry) return [entry.turn];
  if ('ready' in entry) return [entry.ready];
  return [];
}
