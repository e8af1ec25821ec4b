const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** The value below which a part (0 to 1) of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const all = sorted(values);
  return all[Math.min(all.length - 1, Math.floor(part * all.length))] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
