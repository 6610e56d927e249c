/** The size up to which the server takes a file: 2 MB. */
export const LARGEST_BYTES = 2_000_000;

/**
 * The text of a CSV file as schools have them: UTF-8, with or without its mark at the beginning; what is no UTF-8 was
 * saved by a spreadsheet under Windows, in windows-1252.
 */
export function csvText(bytes: BufferSource): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
