import { PULSE_MS } from '../../electron/lesson/pulse.ts';

/**
 * Tells main regularly that this page lives, so that main notices when it hangs. To be begun when the
 * page's first picture stands: a page that is still opening is not expected to answer.
 * @returns a function that ends it
 */
export function keepPulse(bridge: { pulse(): void }): () => void {
  bridge.pulse();
  const timer = setInterval(() => bridge.pulse(), PULSE_MS);
  return () => clearInterval(timer);
}
