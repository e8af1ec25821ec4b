/** One measured figure beside its floor, and the table of all. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 'MB' | '%' | 'bytes' | 'of 100';
  readonly app: number;
  /** The same measured without the app's own work; null where there is none. */
  readonly floor: number | null;
  /** The goal, in words. */
  readonly goal: string;
  readonly holds: boolean;
}

/** A goal of at most `times` the floor. */
export function within(
  times: number,
  figure: Pick<Figure, 'name' | 'unit' | 'app'> & { readonly floor: number },
): Figure {
  return { ...figure, goal: `at most ${times} × floor`, holds: figure.app <= times * figure.floor };
}

/** A goal of at most a number, in the figure's unit. */
export function atMost(
  most: number,
  figure: Pick<Figure, 'name' | 'unit' | 'app' | 'floor'>,
): Figure {
  return { ...figure, goal: `at most ${most} ${figure.unit}`, holds: figure.app <= most };
}

const number = (value: number | null): string => {
  if (value === null) return '–';
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 4);
};

/** The figures as lines of text. */
export function table(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'app', 'floor', 'ratio', 'goal', ''],
    ...figures.map(({ name, unit, app, floor, goal, holds }) => [
      `${name}, ${unit}`,
      number(app),
      number(floor),
      floor ? `${(app / floor).toFixed(2)} ×` : '–',
      goal,
      holds ? 'holds' : 'MISSED',
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
