/** A page whose picture stands tells main this often that it lives [ms]. */
export const PULSE_MS = 400;
