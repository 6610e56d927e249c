import { LogeError } from '@loge/contracts';
import type { ImportReport, KindCounts, SchoolId } from '@loge/contracts';
import type { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { DataSource } from 'typeorm';
import { EndAffiliations, MembersOf, RecordPeople } from '../accounts/commands.js';
import type { Untold } from '../accounts/commands.js';
import type { Claims } from '../claims/claims.js';
import type { Context } from '../context.js';
import { parisDay } from '../rights/held.js';
import { RecordSchools } from '../schools/commands.js';
import { MAX_REASONS } from './commands.js';
import { noteChanges, schoolsOfChanges } from './changes.js';
import type { ChangeGround } from './changes.js';
import { untoldBy } from './formats/manifest.js';
import type { ImportPhase, ImportRequest, ImportResult, SchoolDepartures } from './commands.js';
import { lockSchools, releaseSchools } from './import-locks.js';
import { importSchools } from './import-schools.js';
import type { ImportSchools } from './import-schools.js';
import { noteHeldPlaces } from './held-places.js';
import { schoolsOfKnownTies } from './known-ties.js';
import { PeoplePass, lookUp } from './people-pass.js';
import type { Recorder } from './people-pass.js';
import type { ReadRecord, SourceKind } from './records.js';
import { Slots } from './slots.js';
import { readSource } from './read-source.js';
import type { Source } from './source.js';
import { Staging } from './staging/staging.js';

/** What a run works with. */
export interface RunGround {
  readonly dataSource: DataSource;
  readonly commands: CommandBus;
  readonly queries: QueryBus;
  readonly claims: Claims;
}

/** Each import keeps a connection, also while it waits for another: there must be some left to work with. */
const slots = new Slots(4);
/** How many records are kept at a time while reading. */
const READING = 500;
/** Profiles whose people depart when the files of a kind are complete. */
const departing: readonly (readonly [SourceKind, readonly string[]])[] = [
  ['PUPIL', ['PUPIL']],
  ['STAFF', ['TEACHER', 'NON_TEACHING']],
  ['RELATIVE', ['RELATIVE']],
];

/** How an import ends that is not refused. */
type Ended = Exclude<ImportResult, { outcome: 'refused' }>;

/** One import from the reading of its files to its report. Nothing is written before all files are read and sound. */
export class ImportRun {
  private readonly began = performance.now();
  private done = 0;
  private total = 0;

  constructor(
    private readonly ground: RunGround,
    private readonly source: Source,
    private readonly request: ImportRequest,
    private readonly context: Context,
    /** Told when it is known which schools it may write to, and nobody else does. */
    private readonly onStart: (schools: ImportSchools, isDelta: boolean) => Promise<void>,
    /** Told how it ended before anybody else may write to these schools. */
    private readonly onEnd: (result: Ended) => Promise<void>,
  ) {}

  /**
   * @throws LogeError `IMPORT_…` when the files or the scope are refused, before anything is written.
   */
  async run(): Promise<Ended> {
    return slots.within(
      () => this.runWithin(),
      () => this.progress('WAITING'),
      this.request.signal,
    );
  }

  private async runWithin(): Promise<Ended> {
    const staging = await Staging.open(this.ground.dataSource);
    try {
      await this.read(staging);
      const found = await this.schools(staging);
      await this.tellUnused(staging, found);
      const delta = new Set([...this.source.delta, ...(await staging.records.deltaSources())]);
      const writable = await this.schoolsBeside(staging, found, delta);
      const schools = this.request.dryRun ? found : await this.locked(staging, found, writable);
      await this.onStart(schools, delta.size > 0);
      const result = await this.decide(staging, schools, { writable, delta });
      await this.onEnd(result);
      return result;
    } finally {
      await cleanUp(staging);
    }
  }

  private async read(staging: Staging): Promise<void> {
    this.progress('READING');
    let batch: ReadRecord[] = [];
    const keep = async (): Promise<void> => {
      this.request.signal?.throwIfAborted();
      if (batch.length) await staging.records.add(batch);
      this.done += batch.length;
      batch = [];
      this.progress('READING');
    };
    for await (const record of readSource(this.source, staging, parisDay(this.context.clock()))) {
      batch.push(record);
      if (batch.length >= READING) await keep();
    }
    await keep();
    if (this.isPartial) await staging.records.addStrayParts();
    await staging.records.settle();
    this.total = staging.records.count;
  }

  private schools(staging: Staging): Promise<ImportSchools> {
    return importSchools(this.source, staging, this.request, this.ground.queries);
  }

  /**
   * Keeps others from writing to the schools. While it waited they may have been registered, by others and elsewhere:
   * what may be recorded of them, and whether anything may, is looked up again.
   */
  private async locked(
    staging: Staging,
    found: ImportSchools,
    writable: ReadonlySet<SchoolId>,
  ): Promise<ImportSchools> {
    await lockSchools(
      staging.connection,
      [...found.all, ...writable],
      () => this.progress('WAITING'),
      this.request.signal,
    );
    const { records, twins } = await this.schools(staging);
    return { ...found, records, twins };
  }

  private async tellUnused(staging: Staging, { records }: ImportSchools): Promise<void> {
    const { schoolCode, academy, onUnused } = this.request;
    const { format } = this.source;
    if (this.hasKeys && schoolCode?.trim()) onUnused?.('schoolCode');
    // Of a OneRoster set the one given stands before the one that its organisations name.
    if (format === 'ONEROSTER') return;
    const isNamed = format === 'AAF' ? (await staging.schools.academies()).length > 0 : records.length === 0;
    if (isNamed && academy?.trim()) onUnused?.('academy');
  }

  /** The schools that the files do not name and the import may write to all the same. */
  private async schoolsBeside(
    staging: Staging,
    schools: ImportSchools,
    delta: ReadonlySet<SourceKind>,
  ): Promise<ReadonlySet<SchoolId>> {
    if (!this.hasKeys) return new Set();
    const ground = { staging, schools, queries: this.ground.queries, request: this.request };
    const ties = await schoolsOfKnownTies(ground);
    const changed = await schoolsOfChanges({ ...ground, delta, isPartial: this.isPartial });
    return new Set([...ties, ...changed]);
  }

  /** Whether a record of a delta tells only a part of its person, as in OneRoster, whose files each tell their own. */
  private get isPartial(): boolean {
    return this.source.format === 'ONEROSTER' && this.source.delta.length > 0;
  }

  /** What no record of the files tells of anybody; of a delta each says what it tells. */
  private get untold(): readonly Untold[] {
    const { manifest } = this.source;
    return manifest && !this.isPartial ? untoldBy(manifest) : [];
  }

  /** Whether people are known by keys, which are formed with the academy. */
  private get hasKeys(): boolean {
    return this.source.format !== 'BE1D';
  }

  private async decide(
    staging: Staging,
    schools: ImportSchools,
    { writable, delta }: { writable: ReadonlySet<SchoolId>; delta: ReadonlySet<SourceKind> },
  ): Promise<Ended> {
    const { request, context } = this;
    const complete = await this.completeSources(staging, delta);
    const pass = (recorder: Recorder, writes: boolean) =>
      new PeoplePass(
        {
          ...this.ground,
          staging,
          schools,
          complete,
          delta,
          request,
          writable,
          hasKeys: this.hasKeys,
          isPartial: this.isPartial,
          untold: this.untold,
        },
        recorder,
        // Finding out who is there is still part of the reading.
        (phase, people) =>
          writes || request.dryRun ? this.progress(phase, people) : this.progress('READING'),
      );
    // New schools of the export are within scope too, though no right names them yet.
    const own = new Set([...schools.all, ...writable]);
    const mayChange = (school: SchoolId) => own.has(school) || request.mayImportInto(school);
    const recorder =
      (dryRun: boolean): Recorder =>
      (people) =>
        this.ground.commands.execute(
          new RecordPeople(
            people,
            { dryRun, mayChange, ...(schools.network ? { network: schools.network } : {}) },
            context,
          ),
        );

    const changes = { ...this.ground, staging, schools, request, delta, isPartial: this.isPartial };
    if (this.untold.includes('CLASSES')) await noteHeldPlaces(changes);
    const hasMembers = await this.findMembers(changes, complete, own);
    if (request.dryRun || hasMembers) {
      // Who is there must be known before anything is written. With join keys it is enough to look them up.
      const onlyLook = !request.dryRun && this.hasKeys;
      await pass(onlyLook ? lookUp(this.ground.queries) : recorder(true), false).run();
      await staging.departures.mark();
    }
    const held = tooMany(await staging.departures.bySchool());
    if (held.length && !request.dryRun && !request.confirmDepartures)
      return { outcome: 'held', departures: held };

    request.signal?.throwIfAborted();
    const recorded = await this.recordSchools(schools);
    if (!request.dryRun) {
      this.done = 0;
      await pass(recorder(false), true).run();
      await staging.departures.confirm();
    }
    await staging.outcomes.end(recorded);
    this.progress('DEPARTURES');
    if (!request.dryRun) await this.endAffiliations(staging);
    const report = await this.report(staging);
    this.progress('DONE');
    return { outcome: 'completed', report, departures: request.dryRun ? held : [] };
  }

  /**
   * The kinds of which the files tell everybody: only of these may people depart. A broken record is its person's
   * all the same. In files with keys it nearly always says whose it is; in those without, a row that lacks a name or
   * a birth date may be anybody's, so that of its kind nobody departs, and with pupils no relatives either.
   */
  private async completeSources(
    staging: Staging,
    delta: ReadonlySet<SourceKind>,
  ): Promise<ReadonlySet<SourceKind>> {
    const complete = new Set(this.source.complete.filter((source) => !delta.has(source)));
    // A broken row of another file than those of people may be anybody's.
    if (this.source.format === 'ONEROSTER' && (await staging.records.namelessSources()).length)
      return new Set();
    if (this.source.format === 'BE1D') {
      for (const source of await staging.records.namelessSources()) complete.delete(source);
    }
    // Without all its schools an export is not one of schools; the one of a primary school is never in its files.
    if (this.hasKeys && !complete.has('SCHOOL')) return new Set();
    // Without the pupils, rows of relatives cannot tell whose relatives they are.
    if (this.source.format === 'BE1D' && !complete.has('PUPIL')) complete.delete('RELATIVE');
    return complete;
  }

  /**
   * Notes who is in the schools that somebody may leave: in those of the export people of the complete kinds, in those
   * that people of delta files may leave everybody whom a directory tells of, for it is of these that a tenth is taken.
   */
  private async findMembers(
    changes: ChangeGround,
    complete: ReadonlySet<SourceKind>,
    writable: ReadonlySet<SchoolId>,
  ): Promise<boolean> {
    const { staging, schools } = changes;
    const changed = await noteChanges(changes, writable);
    const profilesOf = (those: (source: SourceKind) => boolean): ReadonlySet<string> =>
      new Set(departing.flatMap(([source, profiles]) => (those(source) ? profiles : [])));
    const everybody = profilesOf(() => true);
    const byAbsence = profilesOf((source) => complete.has(source));
    const exported = new Set(byAbsence.size > 0 ? schools.exported : []);
    const where = [...new Set([...exported, ...changed])].sort();
    let found = false;
    for (let at = 0; at < where.length; at += 20) {
      const page = new MembersOf(where.slice(at, at + 20), this.context);
      const members = (await this.ground.queries.execute(page)).flatMap((member) => {
        const isTold = exported.has(member.school) && byAbsence.has(member.profile);
        const counts = isTold || (changed.has(member.school) && everybody.has(member.profile));
        return counts ? [{ ...member, byAbsence: isTold }] : [];
      });
      if (members.length) await staging.departures.addMembers(members);
      found ||= members.length > 0;
    }
    return found;
  }

  private async recordSchools(schools: ImportSchools) {
    this.progress('SCHOOLS');
    const outcomes = schools.twins.map((seq) => ({
      seq,
      bucket: 'merged' as const,
      code: 'DUPLICATE_RECORD' as const,
    }));
    const recorded = await this.ground.commands.execute(
      new RecordSchools(
        schools.records.map(({ school, record }) => ({ school, record })),
        { dryRun: this.request.dryRun },
        this.context,
      ),
    );
    return [
      ...outcomes,
      ...schools.records.flatMap(({ seq }, index) => {
        const bucket = recorded[index]?.outcome;
        return seq && bucket ? [{ seq, bucket }] : [];
      }),
    ];
  }

  private async endAffiliations(staging: Staging): Promise<void> {
    for (let after = '0'; ;) {
      this.request.signal?.throwIfAborted();
      const departures = await staging.departures.page(after, 500);
      const last = departures.at(-1);
      if (!last) return;
      after = last.seq;
      await this.ground.commands.execute(new EndAffiliations(departures, this.context));
    }
  }

  private async report(staging: Staging): Promise<ImportReport> {
    const departed: KindCounts = {};
    for (const { profile, accounts } of await staging.departures.byProfile()) {
      if (profile !== 'LOCAL_AUTHORITY' && profile !== 'OTHER') departed[profile] = accounts;
    }
    return {
      ...(await staging.outcomes.tally()),
      departed,
      reasons: await staging.outcomes.reasons(MAX_REASONS),
      seconds: Math.round(performance.now() - this.began) / 1000,
    };
  }

  private progress(phase: ImportPhase, more = 0): void {
    if (phase === 'SCHOOLS' || phase === 'WAITING') this.done = 0;
    this.done += more;
    const done = phase === 'DONE' ? this.total : this.done;
    this.request.onProgress?.({ phase, done, total: this.total });
  }
}

/** The schools of which more than a tenth would leave. */
function tooMany(departures: readonly SchoolDepartures[]): SchoolDepartures[] {
  return departures.filter(({ departing: leaving, members }) => leaving * 10 > members);
}

/** A connection that cannot be tidied is broken, and its end tidies: what went wrong before matters more. */
async function cleanUp(staging: Staging): Promise<void> {
  await releaseSchools(staging.connection).catch(() => {});
  await staging.close().catch(() => {});
}

/** Whether an error tells that the import was refused rather than interrupted. */
export function isRefusal(error: unknown): error is LogeError {
  return error instanceof LogeError && error.code.startsWith('IMPORT_');
}
