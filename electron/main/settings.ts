import * as v from 'valibot';
import { check, type Checked } from '../lesson/intents.ts';

const pixels = v.pipe(v.number(), v.integer());
const rectangle = v.object({ x: pixels, y: pixels, width: pixels, height: pixels });

const SettingsSchema = v.object({
  /** Where the windows were; device-independent pixels. */
  presenter: v.optional(v.object({ ...rectangle.entries, maximized: v.boolean() })),
  /** The projector's place as an ordinary window. */
  projector: v.optional(rectangle),
  /** Screens the class has seen, latest first. */
  halls: v.optional(
    v.array(
      v.object({
        label: v.string(),
        width: pixels,
        height: pixels,
        scaleFactor: v.number(),
        x: pixels,
        y: pixels,
      }),
    ),
  ),
});

/** What the shell remembers of the computer it runs on. What is taught is remembered with the lesson. */
export type ShellSettings = v.InferOutput<typeof SettingsSchema>;

export function validateSettings(value: unknown): Checked<ShellSettings> {
  return check(SettingsSchema, value);
}
