import {
  ExportAccountsDocument,
  ExportJournalDocument,
  ExportTimelineDocument,
} from '@loge/contracts/client';
import type { AccountFilter, ExportFormat, ExportRowFragment, JournalFilter } from '@loge/contracts/client';
import { ask } from '../api.js';

/** What is to be exported. */
export type Wanted =
  | { readonly what: 'JOURNAL'; readonly filter: JournalFilter }
  | { readonly what: 'TIMELINE'; readonly account: string }
  | { readonly what: 'ACCOUNTS'; readonly filter: AccountFilter };

/** The formats, the most usual first. */
export const formats: readonly ExportFormat[] = ['CSV', 'JSONL', 'PDF'];

/** Has it written. @throws ApiError as the API has it. */
export async function exportOf(
  wanted: Wanted,
  format: ExportFormat,
  reason: string,
): Promise<ExportRowFragment> {
  switch (wanted.what) {
    case 'JOURNAL': {
      const input = { filter: wanted.filter, format, reason };
      return (await ask(ExportJournalDocument, { input })).exportJournal;
    }
    case 'TIMELINE': {
      const input = { account: wanted.account, format, reason };
      return (await ask(ExportTimelineDocument, { input })).exportTimeline;
    }
    case 'ACCOUNTS': {
      const input = { filter: wanted.filter, format, reason };
      return (await ask(ExportAccountsDocument, { input })).exportAccounts;
    }
  }
}

/** Seconds until an export is written, where it is known how many rows it will have and how fast they come. */
export function secondsLeft(
  { rows, rowsPerSecond }: Pick<ExportRowFragment, 'rows' | 'rowsPerSecond'>,
  total: number | undefined,
): number | undefined {
  if (total === undefined || !rowsPerSecond || rows > total) return undefined;
  return Math.ceil((total - rows) / rowsPerSecond);
}
