import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { importStream, schoolCode } from '@loge/contracts';
import type { AccountId, ImportId, LegacyReasonCode } from '@loge/contracts';
import { AccountsByJoinKeys, KnownMembersOf, normaliseLogin } from '../accounts/commands.js';
import type { Context } from '../context.js';
import { hasControls } from '../event-store/storable.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { describeFault } from '../rights/faults.js';
import type { KnownSchool } from '../schools/commands.js';
import { readHash } from './hash-schemes.js';
import { ImportLine } from './import-line.js';
import type { LineOutcome, ReadyLine } from './import-line.js';
import { LegacyImportJobs } from './legacy-import-jobs.js';
import type { LegacyImportCounts } from './legacy-import-jobs.js';
import type { LegacyLine } from './legacy-file.js';
import { MembersOfSchool, fullJoinKey } from './matching.js';

/** How often it is told how far a file is, in milliseconds. */
const BEAT = 1_000;
/** Longer than any user name there is; what is longer is not typed. */
const LONGEST_USER_NAME = 320;

/** A file that is being taken in. */
export interface LegacyImportTask {
  readonly id: ImportId;
  readonly school: KnownSchool;
  readonly lines: readonly LegacyLine[];
  readonly context: Context;
}

/** Takes files in, in the background, line by line: one hash at a time, whenever no sign-in waits for one. */
@Injectable()
export class LegacyImportRuns implements OnModuleDestroy {
  private readonly logger = new Logger('LegacyLogin');
  private readonly running = new Set<Promise<void>>();
  private stopped = false;

  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(LegacyImportJobs) private readonly jobs: LegacyImportJobs,
    @Inject(ImportLine) private readonly line: ImportLine,
  ) {}

  /** Begins, and answers at once; {@link LegacyImportJobs} tell of it from then on. */
  start(task: LegacyImportTask): void {
    const run = this.run(task).finally(() => this.running.delete(run));
    this.running.add(run);
  }

  /** Ends after the line at hand: what was taken in stays. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.running);
  }

  private async run(task: LegacyImportTask): Promise<void> {
    const progress = new Progress();
    const beat = setInterval(
      () => void this.jobs.beat(task.id, progress.counts).catch(() => undefined),
      BEAT,
    );
    try {
      const isWhole = await this.takeAll(task, progress);
      clearInterval(beat);
      if (isWhole) await this.tell(task, progress.counts);
      await this.jobs.end(task.id, progress.counts, isWhole ? 'COMPLETED' : 'INTERRUPTED');
    } catch (error) {
      clearInterval(beat);
      this.logger.error({ correlationId: task.context.correlationId, ...describeFault(error) });
      await this.jobs.end(task.id, progress.counts, 'INTERRUPTED').catch(() => undefined);
    }
  }

  /** @returns whether every line was looked at. */
  private async takeAll({ school, lines, context }: LegacyImportTask, progress: Progress): Promise<boolean> {
    const find = await this.reader(school, lines);
    const asked = { school: school.school, signInPlaces: school.signInPlaces };
    for (const line of lines) {
      if (this.stopped) return false;
      const ready = find(line);
      progress.add(line, typeof ready === 'string' ? ready : await this.line.take(ready, asked, context));
    }
    return true;
  }

  /** What reads and matches one line after the other; it knows whom it met. */
  private async reader({ school, record }: KnownSchool, lines: readonly LegacyLine[]) {
    const academy = record.joinKey?.split('$')[0];
    const keys = lines.flatMap(({ joinKey }) => (joinKey ? [fullJoinKey(joinKey, academy)] : []));
    const holders = await this.queries.execute(new AccountsByJoinKeys(keys));
    const members = new MembersOfSchool(
      await this.queries.execute(new KnownMembersOf(school)),
      holders,
      academy,
    );
    const [accounts, userNames] = [new Set<AccountId>(), new Set<string>()];
    return (line: LegacyLine): ReadyLine | LegacyReasonCode => {
      if (line.problem) return line.problem;
      if (line.school && line.school.toUpperCase() !== schoolCode(school).code) return 'LEGACY_OTHER_SCHOOL';
      const userName = normaliseLogin(line.userName ?? '');
      if (userName === '' || userName.length > LONGEST_USER_NAME || hasControls(userName))
        return 'LEGACY_USER_NAME_MISSING';
      const inner = readHash(line.hash ?? '');
      if (typeof inner === 'string') return inner;
      const match = members.find(line);
      if ('code' in match) return match.code;
      const { account } = match;
      if (accounts.has(account) || userNames.has(userName)) return 'DUPLICATE_RECORD';
      accounts.add(account);
      userNames.add(userName);
      return { account, userName, inner };
    };
  }

  private async tell({ id, school: { school }, context }: LegacyImportTask, counts: LegacyImportCounts) {
    const { imported, unchanged, refused } = counts;
    const data = { import: id, school, imported, unchanged, refused: refused.length };
    await this.streams.record(importStream(id), context, [
      { event: { type: 'LegacyLoginsImported', data }, about: { schools: [school] } },
    ]);
  }
}

/** Counts what became of the lines. */
class Progress {
  private imported = 0;
  private unchanged = 0;
  private readonly refused: { readonly line: number; readonly code: LegacyReasonCode }[] = [];

  add({ line }: LegacyLine, outcome: LineOutcome): void {
    if (outcome === 'IMPORTED') this.imported += 1;
    else if (outcome === 'UNCHANGED') this.unchanged += 1;
    else this.refused.push({ line, code: outcome });
  }

  get counts(): LegacyImportCounts {
    const { imported, unchanged, refused } = this;
    return { done: imported + unchanged + refused.length, imported, unchanged, refused: [...refused] };
  }
}
