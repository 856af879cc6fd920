// How a benchmark reports: one row per figure, with the aim that it is held against.

/** @typedef {{ what: string, figure: string, aim?: string, met?: boolean }} Row */

/** @param {number[]} values @param {number} share */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** @param {number} value */
export const milliseconds = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

/** @param {Row[]} rows */
export function printTable(rows) {
  const width = Math.max(...rows.map((row) => row.what.length));
  const figures = Math.max(...rows.map((row) => row.figure.length));
  for (const { what, figure, aim, met } of rows) {
    const mark = met === undefined ? ' ' : met ? '✓' : '✗';
    console.log(
      `${mark} ${what.padEnd(width)}  ${figure.padStart(figures)}${aim ? `  aim ${aim}` : ''}`.trimEnd(),
    );
  }
}
