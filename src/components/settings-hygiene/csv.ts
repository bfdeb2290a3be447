/** A spreadsheet would run what begins so, also after blanks, and in full width. */
const runs = /^\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * Rows as a CSV file (RFC 4180: commas, CRLF), with the mark by which spreadsheets know UTF-8. What a spreadsheet would take for a
 * formula gets a quote in front, so that `+44 20 7946 0018` stays readable and `=HYPERLINK(…)` stays a text.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;
}

function field(text: string): string {
  const harmless = runs.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
