/**
 * A cell that a spreadsheet takes for nothing but text: one that begins as a formula does gets an apostrophe, and line
 * ends become spaces.
 */
export function csvCell(text: string): string {
  const line = text.replace(/\r\n?|\n/g, ' ');
  const safe = /^(\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(text) ? `'${line}` : line;
  return /[;"\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line of a CSV file, with its end. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(';')}\r\n`;

/** What a CSV file begins with: the mark by which Excel knows UTF-8, and the names of the columns. */
export const csvBeginning = (header: readonly string[]): string => `\uFEFF${csvLine(header)}`;
