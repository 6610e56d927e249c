import type { ExportFormat } from '@loge/contracts';
import { csvBeginning, csvLine } from '../../files/csv.js';
import { encodePdf } from './encode-pdf.js';
import type { Heading, Listing, Pages } from './listing.js';

/**
 * Writes a list in a format, piece by piece, no faster than it is taken. As CSV and JSON Lines it keeps one page of rows.
 * @throws LogeError `EXPORT_TOO_LARGE` for a PDF of more rows than it may have; and what `pages` throw.
 */
export function encode<Row>(
  format: ExportFormat,
  listing: Listing<Row>,
  heading: Heading,
  pages: Pages<Row>,
): AsyncGenerator<string | Buffer> {
  switch (format) {
    case 'CSV':
      return encodeCsv(listing, pages);
    case 'JSONL':
      return encodeJsonLines(listing, pages);
    case 'PDF':
      return encodePdf(listing, heading, pages);
  }
}

async function* encodeCsv<Row>(listing: Listing<Row>, pages: Pages<Row>): AsyncGenerator<string> {
  yield csvBeginning(listing.header);
  for await (const rows of pages) yield rows.map((row) => csvLine(listing.cells(row))).join('');
}

async function* encodeJsonLines<Row>(listing: Listing<Row>, pages: Pages<Row>): AsyncGenerator<string> {
  for await (const rows of pages)
    yield rows.map((row) => `${JSON.stringify(listing.object(row))}\n`).join('');
}
