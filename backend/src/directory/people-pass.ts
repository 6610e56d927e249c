import { randomUUID } from 'node:crypto';
import { AccountId, LogeError } from '@loge/contracts';
import type { Profile, RecordReasonCode, SchoolId } from '@loge/contracts';
import type { QueryBus } from '@nestjs/cqrs';
import { AccountsByJoinKeys, ProfilesByJoinKeys, RelativesOf } from '../accounts/commands.js';
import type { PersonOutcome, PersonRecord, Untold } from '../accounts/commands.js';
import { claimKey } from '../claims/claims.js';
import type { Claims } from '../claims/claims.js';
import type { ImportPhase, ImportRequest } from './commands.js';
import { joinKey } from './import-schools.js';
import type { ImportSchools } from './import-schools.js';
import { noteKnownTies } from './known-ties.js';
import type { PersonEntry, SourceKind } from './records.js';
import { memberDecision, relativeDecision } from './rules.js';
import type { ChildTie, Decision, HeldPlace, Naming } from './rules.js';
import type { Bucket, Outcome, PersonSource, Placed, StagedPerson } from './staging/staged.js';
import type { Staging } from './staging/staging.js';

/** How many people are decided and recorded at a time. */
export const PAGE = 500;

/** Records people, or only finds out who they are. */
export type Recorder = (people: readonly PersonRecord[]) => Promise<readonly PersonOutcome[]>;

/** What a pass over the people of an import needs. */
export interface PassGround {
  readonly staging: Staging;
  readonly schools: ImportSchools;
  /** The kinds of which the files tell everybody in the schools of the export. */
  readonly complete: ReadonlySet<SourceKind>;
  readonly request: ImportRequest;
  readonly queries: QueryBus;
  readonly claims: Claims;
  /** The kinds of which files tell changes only: a record says all of its person, and nothing of others. */
  readonly delta: ReadonlySet<SourceKind>;
  /**
   * Schools outside the export to which the import may write, through ties of families or since people of its delta
   * files leave them; locked while it does.
   */
  readonly writable: ReadonlySet<SchoolId>;
  /** Whether people have keys, which is so when there is an academy to form them with. */
  readonly hasKeys: boolean;
  /** Whether a record of the delta files tells a part of its person only. */
  readonly isPartial: boolean;
  /** What no record of the files tells. */
  readonly untold: readonly Untold[];
}

/** Of whom only places are told. */
const nobody: PersonEntry = {
  person: { name: { family: '', given: '' }, contacts: {} },
  places: [],
  relatives: [],
  children: [],
};

const order: readonly (readonly [PersonSource, ImportPhase])[] = [
  ['PUPIL', 'PUPILS'],
  ['STAFF', 'STAFF'],
  ['RELATIVE', 'RELATIVES'],
];

/**
 * Goes once over all people of an import in the order that lets relatives be tied to their children: pupils,
 * staff, relatives. Afterwards every record has its outcome, and everybody their account, in the staging.
 */
export class PeoplePass {
  /** Accounts that a record of this import is about by its own identity: no other record is about them. */
  private taken = new Set<AccountId>();
  private brokenChildren = new Set<AccountId>();

  constructor(
    private readonly ground: PassGround,
    private readonly recorder: Recorder,
    private readonly progress: (phase: ImportPhase, people: number) => void,
  ) {}

  async run(): Promise<void> {
    const { staging, request } = this.ground;
    await staging.startPass();
    await this.placeBroken();
    const { schools, complete, hasKeys, writable } = this.ground;
    const told = new Set(complete.has('PUPIL') ? schools.exported : []);
    if (hasKeys) await noteKnownTies(this.ground, told, this.brokenChildren, writable);
    for (const [source, phase] of order) {
      this.progress(phase, 0);
      if (source === 'RELATIVE') await this.findTaken();
      for (let after = '0'; ;) {
        request.signal?.throwIfAborted();
        const people = await staging.records.page(source, after, PAGE);
        const last = people.at(-1);
        if (!last) break;
        after = last.seq;
        const decisions =
          source === 'RELATIVE' ? await this.relatives(people) : await this.members(source, people);
        await this.record(source, people, decisions);
        this.progress(phase, people.length);
      }
    }
    await this.tieKnownRelatives();
  }

  /**
   * A pupil of a delta file may name relatives of whom it says nothing, since nothing of theirs has changed: those who are
   * known have one more child all the same.
   */
  private async tieKnownRelatives(): Promise<void> {
    const { staging, delta, request } = this.ground;
    if (!delta.has('PUPIL')) return;
    for (let after = ''; ;) {
      request.signal?.throwIfAborted();
      const keys = await staging.families.untold(after, PAGE);
      after = keys.at(-1) ?? after;
      if (!keys.length) return;
      const known = await this.accountsOf(keys);
      const ties = groupBy(await staging.families.ties([...known.keys()]), ({ relative }) => relative);
      const records = [...ties].flatMap(([key, told]) => {
        const children = told.flatMap(({ account, schools, relation, legalGuardian }) =>
          schools.map((school) => ({ school, child: account, relation, legalGuardian })),
        );
        const decision = relativeDecision(nobody, children, this.naming('RELATIVE', key), 'NO_KNOWN_CHILD');
        return 'record' in decision ? [{ ...decision.record, partial: 'PLACES' as const }] : [];
      });
      if (records.length) await this.recorder(records);
    }
  }

  private async record(
    source: PersonSource,
    people: readonly StagedPerson[],
    decisions: readonly Decision[],
  ): Promise<void> {
    const { staging } = this.ground;
    const records = decisions.flatMap((decision) => ('record' in decision ? [decision.record] : []));
    const results = (records.length ? await this.recorder(records) : []).values();
    const outcomes: Outcome[] = [];
    const placed: Placed[] = [];
    const refused: string[] = [];
    const unclear: string[] = [];
    for (const [index, { seq, key }] of people.entries()) {
      const decision = decisions[index];
      if (decision && 'refused' in decision) {
        outcomes.push({ seq, bucket: 'errors', code: decision.refused });
        refused.push(key);
        continue;
      }
      if (!decision || 'leftOut' in decision) {
        const code = decision?.leftOut ?? 'NO_KNOWN_SCHOOL';
        outcomes.push({ seq, bucket: 'leftOut', code });
        if (code === 'CHILD_AMBIGUOUS') unclear.push(key);
        continue;
      }
      const result: PersonOutcome | undefined = results.next().value;
      if (!result) throw new LogeError('INTERNAL');
      if (result.outcome === 'refused') {
        outcomes.push({ seq, bucket: 'errors', code: result.code });
        refused.push(key);
        continue;
      }
      const bucket: Bucket = result.outcome;
      outcomes.push({ seq, bucket, ...(result.code && { code: result.code }) });
      placed.push({
        key,
        account: result.account,
        schools: decision.record.affiliations.map(({ school }) => school),
      });
      if (!this.ground.hasKeys) this.taken.add(result.account);
    }
    await staging.outcomes.end(outcomes);
    if (placed.length) await staging.places.add(source, placed);
    const present = await this.accountsOf([...refused, ...unclear]);
    if (present.size) await staging.places.addBroken([...present.values()]);
  }

  private naming(source: PersonSource, key: string, candidates: readonly AccountId[] = []): Naming {
    const { schools, complete } = this.ground;
    const authoritativeSchools = complete.has(source) ? schools.exported : [];
    if (this.ground.hasKeys && schools.network) {
      const whole = joinKey(schools.network, key);
      return {
        identity: { kind: 'join-key', joinKey: whole, recordKind: source },
        joinKey: whole,
        authoritativeSchools,
      };
    }
    return {
      identity: {
        kind: 'names',
        school: this.onlySchool(),
        keys: [key],
        ...(candidates.length ? { candidates } : {}),
      },
      authoritativeSchools,
    };
  }

  /** Files without keys are of one school. */
  private onlySchool(): SchoolId {
    const [school] = this.ground.schools.exported;
    if (!school) throw new LogeError('IMPORT_SCHOOL_REQUIRED');
    return school;
  }

  private async members(source: 'PUPIL' | 'STAFF', people: readonly StagedPerson[]): Promise<Decision[]> {
    const held = this.ground.untold.includes('CLASSES')
      ? await this.ground.staging.places.held(
          source,
          people.map(({ key }) => key),
        )
      : [];
    const byKey = groupBy(held, ({ key }) => key);
    return people.map((person) => this.member(source, person, byKey.get(person.key) ?? []));
  }

  private member(
    source: 'PUPIL' | 'STAFF',
    { key, kind, entry }: StagedPerson,
    held: readonly HeldPlace[],
  ): Decision {
    const { network } = this.ground.schools;
    const profile = source === 'PUPIL' ? 'PUPIL' : kind === 'TEACHER' ? 'TEACHER' : 'NON_TEACHING';
    const decision = memberDecision(
      entry,
      profile,
      this.ground.schools.byKey,
      this.naming(source, key),
      (number) => (network ? joinKey(network, number) : number),
      held,
    );
    if (this.ground.isPartial) return this.partly(decision, source, { key, entry });
    if (!('record' in decision) || !this.ground.delta.has(source)) return this.withoutUntold(decision);
    // Whoever was a teacher there and is told to be of the office is a teacher there no longer.
    const authoritativeSchools = decision.record.affiliations.map(({ school }) => school);
    return this.withoutUntold({ record: { ...decision.record, authoritativeSchools } });
  }

  private withoutUntold(decision: Decision): Decision {
    const { untold } = this.ground;
    return untold.length && 'record' in decision
      ? { record: { ...decision.record, partial: untold } }
      : decision;
  }

  /** Of whom no school is told, who they are is told all the same, if they are known. */
  private partly(
    decision: Decision,
    source: PersonSource,
    { key, entry }: Pick<StagedPerson, 'key' | 'entry'>,
  ): Decision {
    if ('record' in decision) return { record: { ...decision.record, partial: 'ALL' } };
    if ('refused' in decision || entry.places.length > 0) return decision;
    const { identity, authoritativeSchools } = this.naming(source, key);
    return {
      record: { identity, authoritativeSchools, person: entry.person, affiliations: [], partial: 'ALL' },
    };
  }

  private async relatives(people: readonly StagedPerson[]): Promise<Decision[]> {
    const { staging } = this.ground;
    const keys = people.map(({ key }) => key);
    const ties = groupBy(await staging.families.ties(keys), ({ relative }) => relative);
    const { named, ambiguous } = await staging.families.named(keys);
    const known = groupBy(await staging.families.knownTies(keys), ({ relative }) => relative);
    const tiesOf = (key: string): ChildTie[] => [
      ...(ties.get(key) ?? []).flatMap(({ account, schools, relation, legalGuardian }) =>
        schools.map((school) => ({ school, child: account, relation, legalGuardian })),
      ),
      ...(known.get(key) ?? []).filter(({ within }) => within),
    ];
    const candidates = await this.candidates(people, tiesOf);
    const isKnown = this.ground.isPartial ? await this.accountsOf(keys) : new Map<string, AccountId>();
    return people.map(({ key, entry }) => {
      const reason: RecordReasonCode = ambiguous.has(key)
        ? 'CHILD_AMBIGUOUS'
        : known.has(key)
          ? 'SCHOOL_OUT_OF_SCOPE'
          : named.has(key) || entry.children.length > 0
            ? 'NO_KNOWN_CHILD'
            : this.ground.hasKeys
              ? 'NOT_NAMED_BY_A_PUPIL'
              : 'NO_KNOWN_CHILD';
      const naming = this.naming('RELATIVE', key, candidates.get(key));
      const decision = relativeDecision(entry, tiesOf(key), naming, reason);
      return isKnown.has(key)
        ? this.partly(decision, 'RELATIVE', { key, entry })
        : this.withoutUntold(decision);
    });
  }

  /** Accounts that share a child with a relative whose file has no keys; only where no other record may be them. */
  private async candidates(
    people: readonly StagedPerson[],
    tiesOf: (key: string) => readonly ChildTie[],
  ): Promise<ReadonlyMap<string, AccountId[]>> {
    if (this.ground.hasKeys) return new Map();
    const alike = await this.ground.staging.families.likeAnother(people.map(({ key }) => key));
    const children = [...new Set(people.flatMap(({ key }) => tiesOf(key).map(({ child }) => child)))];
    const family = groupBy(
      await this.ground.queries.execute(new RelativesOf(children)),
      ({ child }) => child,
    );
    return new Map(
      people
        .filter(({ key }) => !alike.has(key))
        .map(({ key }) => {
          const relatives = tiesOf(key).flatMap(({ child, school }) =>
            (family.get(child) ?? []).filter((tie) => tie.school === school).map(({ relative }) => relative),
          );
          return [key, [...new Set(relatives)].filter((relative) => !this.taken.has(relative))];
        }),
    );
  }

  /** Who is already somebody of the import by key, so that no shared child makes them somebody else. */
  private async findTaken(): Promise<void> {
    if (this.ground.hasKeys) return;
    for (let after = ''; ;) {
      const keys = await this.ground.staging.records.keys('RELATIVE', after, 1000);
      if (!keys.length) return;
      for (const account of (await this.accountsOf(keys)).values()) this.taken.add(account);
      after = keys.at(-1) ?? after;
    }
  }

  private async placeBroken(): Promise<void> {
    const { staging } = this.ground;
    for (let after = ''; ;) {
      const broken = await staging.records.brokenKeys(after, 1000);
      if (!broken.length) return;
      const accounts = await this.accountsOf(broken.map(({ key }) => key));
      for (const { key, source } of broken) {
        const account = accounts.get(key);
        if (account && (source === 'PUPIL' || source === 'UNKNOWN')) this.brokenChildren.add(account);
      }
      await staging.places.addBroken([...accounts.values()]);
      after = broken.at(-1)?.key ?? after;
    }
  }

  /** The accounts of people by their keys in the files, as far as there are any. */
  private async accountsOf(keys: readonly string[]): Promise<ReadonlyMap<string, AccountId>> {
    const { schools, queries, claims, hasKeys } = this.ground;
    const { network } = schools;
    if (!keys.length) return new Map();
    if (hasKeys && network) {
      const accounts = await queries.execute(
        new AccountsByJoinKeys(keys.map((key) => joinKey(network, key))),
      );
      return new Map(
        keys.flatMap((key) => {
          const account = accounts.get(joinKey(network, key));
          return account ? [[key, account] as const] : [];
        }),
      );
    }
    const claimed = (value: string) => ({ kind: 'identity', scope: this.onlySchool(), value }) as const;
    const holders = await claims.holders(keys.map(claimed));
    return new Map(
      keys.flatMap((key) => {
        const holder = holders.get(claimKey(claimed(key)));
        return holder ? [[key, holder.account] as const] : [];
      }),
    );
  }
}

/**
 * Finds out who people with join keys are, and changes nothing; others get an account that does not exist. As when
 * they are recorded, a key that was met under another kind of record is refused.
 */
export function lookUp(queries: QueryBus): Recorder {
  return async (people) => {
    const keys = people.flatMap(({ identity }) => (identity.kind === 'join-key' ? [identity.joinKey] : []));
    const accounts = await queries.execute(new AccountsByJoinKeys(keys));
    const profiles = await queries.execute(new ProfilesByJoinKeys(accounts));
    return people.map(({ identity }) => {
      const account = identity.kind === 'join-key' ? accounts.get(identity.joinKey) : undefined;
      if (!account || identity.kind !== 'join-key') {
        return { outcome: 'created', account: AccountId.parse(randomUUID()) };
      }
      const isOther = (profiles.get(identity.joinKey) ?? []).some(
        (profile) => sourceOf(profile) !== identity.recordKind,
      );
      return isOther
        ? { outcome: 'refused', code: 'JOIN_KEY_OTHER_KIND' }
        : { outcome: 'unchanged', account };
    });
  };
}

/** The kind of record that tells of a profile. */
export const sourceOf = (profile: Profile): PersonSource =>
  profile === 'PUPIL' || profile === 'RELATIVE' ? profile : 'STAFF';

/** Items by what they have in common, in their order. */
export function groupBy<T, K>(items: readonly T[], by: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(by(item));
    if (group) group.push(item);
    else groups.set(by(item), [item]);
  }
  return groups;
}
