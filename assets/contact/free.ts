import type { ContactSolution, FreeRequest } from './types.ts';

/** Places a hand in the air: palm, facing and heading are kept; wrist and forearm follow. */
export const placeFreely = (request: FreeRequest): ContactSolution => {
  throw new Error(`not yet: ${request.shape.toString()}`);
};
