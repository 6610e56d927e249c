import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { LogeError, accountStream } from '@loge/contracts';
import type { DistributionMeans, SchoolId, SecretId } from '@loge/contracts';
import DataLoader from 'dataloader';
import { CONFIG } from '../../config.js';
import type { Settings } from '../../config.js';
import type { Context } from '../../context.js';
import { concurrently } from '../../event-store/concurrently.js';
import { STREAMS } from '../../event-store/streams.js';
import type { StreamChange, Streams } from '../../event-store/streams.js';
import { prepareTemporaryPassword } from '../../passwords/commands.js';
import type { PreparedPassword } from '../../passwords/commands.js';
import { CredentialAuthorityOf } from '../../rights/commands.js';
import { SchoolById } from '../../schools/commands.js';
import type { KnownSchool } from '../../schools/commands.js';
import { EndSessions } from '../../sessions/commands.js';
import { SECRETS } from '../../vault/vault.js';
import type { Secret, Secrets } from '../../vault/vault.js';
import type { CredentialCell } from '../sheets/sheet.js';
import { isInUse } from './cell-state.js';
import { afterVault, decideCell, factsOfCell } from './cell.js';
import type { CellAsked } from './cell.js';
import type { FileEntry } from './files.table.js';
import { cellOf, keptAs, metFold } from './outcome.js';
import type { Met, Outcome } from './outcome.js';
import type { SheetPerson } from './sheet-person.js';

const DAY = 86_400_000;
/** Streams that are read, and appended to, at once: appends that wait together share commits. */
const AT_ONCE = 128;
const ENDED_AT_ONCE = 16;
/** Rounds of changes, each of which decides 5 times. */
const ROUNDS = 8;

/** Somebody of a file, with what stands in the place of their password. */
export interface MetPerson {
  readonly entry: FileEntry;
  readonly person: SheetPerson;
  readonly cell: CredentialCell;
}

/** One download of a file. */
export interface CellsAsked {
  readonly file: CellAsked['file'];
  readonly means: DistributionMeans;
  readonly context: Context;
}

/** Decides, makes and notes what stands in the place of people's passwords, many at once. */
@Injectable()
export class Cells {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(SECRETS) private readonly secrets: Secrets,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'temporaryPasswordDays'>,
  ) {}

  /** The schools that come up in one download, each read once. */
  schools(): DataLoader<SchoolId, KnownSchool | undefined> {
    return new DataLoader(async (ids) => {
      const known = await this.queries.execute(new SchoolById(ids));
      return ids.map((id) => known.get(id));
    });
  }

  /**
   * Goes through some people of a file in the name of whoever downloads it. When it answers, the register has all that
   * the answer shows. Those who are not to be named are left out.
   * @throws what kept a stream from being changed; those changed before it stay so, and tell of more than was seen.
   */
  async meet(
    entries: readonly FileEntry[],
    { file, means, context }: CellsAsked,
    schools: DataLoader<SchoolId, KnownSchool | undefined>,
  ): Promise<MetPerson[]> {
    const authority = await this.queries.execute(new CredentialAuthorityOf(context));
    const now = context.clock();
    const expiresAt = new Date(now.getTime() + this.settings.temporaryPasswordDays * DAY);
    // Many at once in one statement each; what is read is never remembered, for it is read again after a conflict.
    const kept = new DataLoader<SecretId, Secret | undefined>(
      async (ids) => {
        const found = await this.secrets.getMany([...new Set(ids)]);
        return ids.map((id) => found.get(id));
      },
      { cache: false },
    );
    const puts = new DataLoader<PreparedPassword, boolean>(async (prepared) => {
      await this.secrets.putMany(prepared.map(({ secret }) => secret));
      return prepared.map(() => true);
    });
    const outcomes: (Outcome | undefined)[] = entries.map(() => undefined);
    const changes = entries.map(({ account, school }, index): StreamChange<Met> => {
      const asked: CellAsked = { account, school, file, now };
      const decide = async (met: Met) => {
        const { places } = met.cell.making.holder.roles;
        const known = await schoolsOf(places, schools);
        let decision = decideCell(asked, authority, met.cell, known);
        const secret = decision.kind === 'REVEAL' ? await kept.load(decision.password) : undefined;
        if (decision.kind === 'REVEAL') decision = afterVault(decision, keptAs(secret, asked));
        const before = outcomes[index]?.prepared;
        const prepared =
          before ?? (decision.kind === 'MAKE' ? prepareTemporaryPassword(account, expiresAt) : undefined);
        outcomes[index] = { met, decision, prepared, secret };
        if (prepared && decision.kind === 'MAKE') await puts.load(prepared);
        return factsOfCell(
          decision,
          { asked, authority, means, prepared, reason: context.reason },
          met.cell,
          known,
        );
      };
      return { stream: accountStream(account), fold: metFold, context, decide };
    });
    const results = await this.changed(changes);
    await this.discard(outcomes, results);
    // Also where others failed: the next download finds these passwords made.
    const changed = outcomes.map((outcome, at) =>
      results[at]?.status === 'fulfilled' ? outcome : undefined,
    );
    await this.endSessions(changed, entries, context);
    for (const result of results) if (result.status === 'rejected') throw result.reason;
    return entries.flatMap((entry, index): MetPerson[] => {
      const outcome = outcomes[index];
      const cell = outcome && cellOf(outcome);
      return outcome && cell ? [{ entry, person: outcome.met.person, cell }] : [];
    });
  }

  /** Changes them all; those that others kept changing, as when a whole school hands out at once, again. */
  private async changed(changes: readonly StreamChange<Met>[]): Promise<PromiseSettledResult<unknown>[]> {
    const results: PromiseSettledResult<unknown>[] = [];
    let left = changes.map((change, index) => ({ change, index }));
    for (let round = 1; left.length > 0; round += 1) {
      const made = await this.streams.changeMany(
        left.map(({ change }) => change),
        { concurrency: AT_ONCE },
      );
      left.forEach(({ index }, at) => {
        const result = made[at];
        if (result) results[index] = result;
      });
      if (round === ROUNDS) break;
      left = left.filter((_, at) => isConflict(made[at]));
    }
    return results;
  }

  /** What was put into the vault for nothing is removed; where it is not known, its sweeper finds out. */
  private async discard(
    outcomes: readonly (Outcome | undefined)[],
    results: readonly PromiseSettledResult<unknown>[],
  ): Promise<void> {
    const spare = outcomes.flatMap((outcome, index) => {
      const result = results[index];
      const isRefused = result?.status === 'rejected' && result.reason instanceof LogeError;
      const isUnused = result?.status === 'fulfilled' && outcome?.decision.kind !== 'MAKE';
      return outcome?.prepared && (isRefused || isUnused) ? [outcome.prepared.password] : [];
    });
    if (spare.length > 0) await this.secrets.delete(spare);
  }

  /** Whoever signed in before must sign in again with what replaced their password. */
  private async endSessions(
    outcomes: readonly (Outcome | undefined)[],
    entries: readonly FileEntry[],
    context: Context,
  ): Promise<void> {
    const replaced = entries.filter((_, index) => {
      const outcome = outcomes[index];
      return outcome?.decision.kind === 'MAKE' && isInUse(outcome.met.cell);
    });
    const ended = await concurrently(replaced, ENDED_AT_ONCE, ({ account }) =>
      this.commands.execute(new EndSessions(account, 'PASSWORD_REGENERATED', context)),
    );
    for (const result of ended) if (result.status === 'rejected') throw result.reason;
  }
}

const isConflict = (result: PromiseSettledResult<unknown> | undefined): boolean =>
  result?.status === 'rejected' && result.reason instanceof LogeError && result.reason.code === 'CONFLICT';

async function schoolsOf(
  places: readonly { readonly school: SchoolId }[],
  loader: DataLoader<SchoolId, KnownSchool | undefined>,
): Promise<ReadonlyMap<SchoolId, KnownSchool>> {
  const known = new Map<SchoolId, KnownSchool>();
  for (const { school } of places) {
    const found = await loader.load(school);
    if (found) known.set(school, found);
  }
  return known;
}
