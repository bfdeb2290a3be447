/** One measured figure beside the bar it should hold (docs: README, "Figures"). Figures are printed, never asserted. */
export interface Figure {
  /** Name in the goals, e.g. `W1`, or a short name of ours. */
  readonly id: string;
  readonly what: string;
  readonly bar: string;
  readonly measured: string;
  /** True when the bar holds, false when not; absent where no bar is set. */
  readonly holds?: boolean;
  /** How it was measured, where the name does not say it. */
  readonly how?: string;
}

/** Prints figures as an aligned table. */
export function printFigures(figures: readonly Figure[], print: (line: string) => void = console.log): void {
  const rows = [
    ['', 'figure', 'bar', 'measured', 'holds'],
    ...figures.map((f) => [
      f.id,
      f.what,
      f.bar,
      f.measured,
      f.holds === undefined ? '–' : f.holds ? 'yes' : 'NO',
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows) print(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  for (const figure of figures) if (figure.how) print(`${figure.id}: ${figure.how}`);
}

/** Median of an unsorted list. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Value below which this share of the list lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN;
}
