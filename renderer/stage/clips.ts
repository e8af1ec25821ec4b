import { clipOf, type Side } from '../../assets/strokes/catalog.ts';
import { decodeClip, mirrorClip, type Clip, type Rigs } from '../choreography/index.ts';

/** The compiled strokes, fetched when they are first asked for and kept. */
export class Clips {
  readonly #rigs: Rigs;
  readonly #onload: () => void;
  readonly #onerror: (message: string) => void;
  readonly #clips = new Map<string, Clip | 'loading' | 'failed'>();

  constructor(rigs: Rigs, onload: () => void, onerror: (message: string) => void) {
    this.#rigs = rigs;
    this.#onload = onload;
    this.#onerror = onerror;
  }

  /** The clip, or null while it is on its way; `onload` is called when it has come. */
  get(stroke: string, side: Side): Clip | null {
    const key = `${stroke} ${side}`;
    const found = this.#clips.get(key);
    if (found === undefined) {
      this.#clips.set(key, 'loading');
      void this.#load(key, stroke, side);
    }
    return typeof found === 'object' ? found : null;
  }

  async #load(key: string, stroke: string, side: Side): Promise<void> {
    const { file, mirror } = clipOf(stroke, side);
    try {
      const response = await fetch(`/strokes/${file}`);
      if (!response.ok) throw new Error(`not found (${response.status})`);
      const clip = decodeClip(await response.arrayBuffer(), this.#rigs);
      this.#clips.set(key, mirror ? mirrorClip(clip) : clip);
      this.#onload();
    } catch (error) {
      this.#clips.set(key, 'failed');
      this.#onerror(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
