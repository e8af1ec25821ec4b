import type { ContactRequest, ContactSolution } from './types.ts';

/** Brings a hand shape to a place on the skin. */
export const solveContact = (request: ContactRequest): ContactSolution => {
  throw new Error(`not yet: ${request.shape.toString()}`);
};
