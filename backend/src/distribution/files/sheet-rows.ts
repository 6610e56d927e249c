import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { LogeError } from '@loge/contracts';
import type { AccountId, CredentialsFormat, Language } from '@loge/contracts';
import { ChildrenOnSheets } from '../../accounts/commands.js';
import type { SheetChild } from '../../accounts/commands.js';
import type { Context } from '../../context.js';
import { concurrently } from '../../event-store/concurrently.js';
import { LanguageOf } from '../../recovery/commands.js';
import type { CredentialRow } from '../sheets/sheet.js';
import { Cells } from './cells.js';
import type { MetPerson } from './cells.js';
import { Files } from './files.table.js';
import type { FileRow } from './files.table.js';
import { placeIn } from './sheet-person.js';

/** People who are met together. */
const BATCH = 125;
/** Batches that are met at once: while one waits for its commit, the next is read. So many people are noted ahead. */
const AHEAD = 4;
const READ_AT_ONCE = 32;

/** The rows of one download. */
@Injectable()
export class SheetRows {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Cells) private readonly cells: Cells,
    @Inject(Files) private readonly files: Files,
  ) {}

  /**
   * Goes through a file, in its order. No row comes before the register has what it shows; whoever stops asking leaves
   * the rest as it is.
   * @throws LogeError `FILE_GONE` where it is deleted meanwhile: nobody takes a part of it for the whole.
   */
  async *of(file: FileRow, format: CredentialsFormat, context: Context): AsyncGenerator<CredentialRow> {
    const means = format === 'CSV' ? 'FILE' : 'LETTER';
    const schools = this.cells.schools();
    const meet = async (from: number): Promise<MetPerson[] | undefined> => {
      if (from >= file.accounts) return undefined;
      const entries = await this.files.entries(file.id, from, BATCH);
      if (entries.length < Math.min(BATCH, file.accounts - from)) throw new LogeError('FILE_GONE');
      return this.cells.meet(entries, { file, means, context }, schools);
    };
    let from = 0;
    const under: Promise<MetPerson[] | undefined>[] = [];
    const fill = () => {
      for (; under.length < AHEAD; from += BATCH) {
        const met = meet(from);
        // Whoever awaits it hears of it.
        met.catch(() => undefined);
        under.push(met);
      }
    };
    try {
      for (;;) {
        fill();
        const met = await under.shift();
        if (!met) return;
        yield* this.rowsOf(met, format);
      }
    } finally {
      // Nothing goes on behind whoever has stopped asking.
      await Promise.allSettled(under);
    }
  }

  private async *rowsOf(met: readonly MetPerson[], format: CredentialsFormat): AsyncGenerator<CredentialRow> {
    // What only paper shows is asked for paper only.
    const children = format === 'CSV' ? new Map<AccountId, SheetChild[]>() : await this.childrenOf(met);
    const languages = format === 'LETTERS' ? await this.languagesOf(met) : new Map<AccountId, Language>();
    for (const one of met) {
      const { account } = one.entry;
      yield rowOf(one, children.get(account) ?? [], languages.get(account) ?? 'fr');
    }
  }

  private childrenOf(met: readonly MetPerson[]): Promise<ReadonlyMap<AccountId, readonly SheetChild[]>> {
    const relatives = met.filter(({ entry }) => entry.profile === 'RELATIVE');
    return this.queries.execute(new ChildrenOnSheets(relatives.map(({ entry }) => entry.account)));
  }

  private async languagesOf(met: readonly MetPerson[]): Promise<ReadonlyMap<AccountId, Language>> {
    const languages = await concurrently(met, READ_AT_ONCE, async ({ entry: { account } }) => {
      return [account, await this.queries.execute(new LanguageOf(account))] as const;
    });
    return new Map(
      languages.map((read) => {
        if (read.status === 'rejected') throw read.reason;
        return read.value;
      }),
    );
  }
}

/** Of whoever lies beyond the scope of whoever downloads, it says no more than lists do. */
function rowOf(
  { entry, person, cell }: MetPerson,
  children: readonly SheetChild[],
  language: Language,
): CredentialRow {
  const place = placeIn(person, entry);
  const classes = place?.details.classes ?? [];
  // A relative has no class: it is the child's.
  const isStill = place?.profile === 'RELATIVE' || classes.includes(entry.className ?? '');
  const className = isStill ? entry.className : classes[0];
  const { family, given } = person.name;
  const named = {
    ...{ account: entry.account, school: entry.school, profile: place?.profile ?? entry.profile },
    ...{ family, given, language, cell },
    ...(className && { className }),
  };
  if (cell.kind === 'BEYOND') return { ...named, login: '', children: [] };
  const { civility, address, login } = person;
  return {
    ...{ ...named, login },
    ...(civility && { civility }),
    ...(place?.joinKey && { joinKey: place.joinKey }),
    ...(address && { address }),
    children: children
      .filter(({ school }) => school === entry.school)
      .map(({ account, displayName, className: code }) => ({
        account,
        name: code ? `${displayName}, ${code}` : displayName,
      })),
  };
}
