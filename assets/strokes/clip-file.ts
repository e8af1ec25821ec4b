/** Writes clips: finds the fewest samples that hold a track, and lays everything out in one file. */
import {
  MAGIC,
  RATE,
  type ClipHeader,
  type TrackHeader,
} from '../../renderer/choreography/clip.ts';
import { angleBetween, nlerpInto } from '../../renderer/choreography/quaternion.ts';

/** What may be lost: 0.1° of a rotation, 0.05 mm of a place, 1/500 of a weight. */
const TOLERANCE: Readonly<Record<1 | 3 | 4, number>> = { 1: 0.002, 3: 0.00005, 4: 0.0018 };
const STRIDES = [6, 4, 3, 2] as const;

type Samples = readonly number[] | Float32Array | Float64Array;

function worstError(samples: Samples, width: 1 | 3 | 4, count: number, stride: number): number {
  const kept = Math.ceil((count - 1) / stride) + 1;
  const at = (index: number): number => Math.min(count - 1, index * stride) * width;
  const value = new Float64Array(4);
  let worst = 0;
  for (let frame = 0; frame < count; frame++) {
    const place = frame / stride;
    const i = Math.min(kept - 2, Math.floor(place));
    const u = place - i;
    if (u === 0) continue;
    if (width === 4) {
      nlerpInto(samples, at(i), samples, at(i + 1), u, value, 0);
      worst = Math.max(worst, angleBetween(value, 0, samples, frame * 4));
      continue;
    }
    for (let k = 0; k < width; k++) {
      const b = samples[at(i) + k]!;
      const c = samples[at(i + 1) + k]!;
      let guess = b * (1 - u) + c * u;
      if (width === 3) {
        const a = samples[at(Math.max(0, i - 1)) + k]!;
        const d = samples[at(Math.min(kept - 1, i + 2)) + k]!;
        guess = b + 0.5 * u * (c - a + u * (2 * a - 5 * b + 4 * c - d + u * (3 * (b - c) + d - a)));
      }
      worst = Math.max(worst, Math.abs(guess - samples[frame * width + k]!));
    }
  }
  return worst;
}

export class ClipWriter {
  private readonly chunks: Uint8Array[] = [];
  private size = 0;

  /** Adds a track sampled in every frame and returns where it went. */
  track(samples: Samples, width: 1 | 3 | 4): TrackHeader {
    const count = samples.length / width;
    let constant = true;
    for (let i = width; i < samples.length && constant; i++) {
      constant = Math.abs(samples[i]! - samples[i % width]!) < TOLERANCE[width] / 20;
    }
    if (constant) return this.floats(samples, width);
    let stride = 1;
    for (const candidate of STRIDES) {
      // The last kept sample must be the last frame, or the end of the track would be stretched.
      if ((count - 1) % candidate !== 0) continue;
      if (worstError(samples, width, count, candidate) <= TOLERANCE[width]) {
        stride = candidate;
        break;
      }
    }
    const kept = (count - 1) / stride + 1;
    let low = Infinity;
    let high = -Infinity;
    for (let i = 0; i < samples.length; i++) {
      low = Math.min(low, samples[i]!);
      high = Math.max(high, samples[i]!);
    }
    const bytes = new Uint8Array(kept * width * 2);
    const view = new DataView(bytes.buffer);
    const step = (high - low) / 65535 || 1;
    for (let i = 0; i < kept; i++) {
      for (let k = 0; k < width; k++) {
        const value = samples[i * stride * width + k]!;
        view.setInt16((i * width + k) * 2, Math.round((value - low) / step) - 32768, true);
      }
    }
    return { offset: this.put(bytes), count: kept, width, stride, range: [low, high] };
  }

  private floats(samples: Samples, width: 1 | 3 | 4): TrackHeader {
    const bytes = new Uint8Array(width * 4);
    const view = new DataView(bytes.buffer);
    for (let k = 0; k < width; k++) view.setFloat32(k * 4, samples[k]!, true);
    return { offset: this.put(bytes), count: 1, width, stride: 1 };
  }

  private put(bytes: Uint8Array): number {
    const offset = this.size;
    this.chunks.push(bytes);
    this.size += bytes.length;
    return offset;
  }

  finish(header: ClipHeader): Uint8Array {
    let text = JSON.stringify(header);
    text += ' '.repeat((4 - (new TextEncoder().encode(text).length % 4)) % 4);
    const head = new TextEncoder().encode(text);
    const file = new Uint8Array(8 + head.length + this.size);
    const view = new DataView(file.buffer);
    view.setUint32(0, MAGIC, true);
    view.setUint32(4, head.length, true);
    file.set(head, 8);
    let at = 8 + head.length;
    for (const chunk of this.chunks) {
      file.set(chunk, at);
      at += chunk.length;
    }
    return file;
  }
}

/** Frames a clip of this length has: its count less one divides by every stride. */
export function frameCount(seconds: number): number {
  return Math.ceil((seconds * RATE) / 12) * 12 + 1;
}
