// A table as CSV (RFC 4180) that no spreadsheet takes for formulas. Pure.

/** What Excel, LibreOffice and Google Sheets begin a formula with, also behind a quotation mark. */
const FORMULA = /^[=+\-@\t\r\n]/;

export type CsvValue = string | number | boolean | null | undefined;

function cell(value: CsvValue): string {
  const text = String(value ?? '');
  const harmless = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}
