import { GraphQLError } from 'graphql';
import { people, personRef, schoolRef, schools } from './people.js';
import type { DevPerson } from './people.js';

const legacy = new Map<string, { opensOn: string; endsOn: string }>([
  ['uai-0611234X', { opensOn: '2026-09-01', endsOn: '2027-05-31' }],
]);
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const indexOf = (school: string) => schools.findIndex(({ id }) => id === school);

/** Until when the old login of a school works, as the API has it. */
export function legacyLoginOf(school: string) {
  const period = legacy.get(school);
  return period ? { ...period, open: period.endsOn >= new Date().toISOString().slice(0, 10) } : null;
}

const numberOf = ({ id }: DevPerson) => Number(id.slice(-3));
const reminded = new Set<string>();
const stateOf = (person: DevPerson) =>
  (['MOVED', 'NEVER_SIGNED_IN', 'OLD_LOGIN_ONLY', 'MOVED', 'NEVER_SIGNED_IN'] as const)[
    numberOf(person) % 5
  ] ?? 'MOVED';
const reachable = (person: DevPerson) => (person.profile === 'PUPIL' ? numberOf(person) % 7 === 0 : true);
const rowsOf = (school: string) =>
  people
    .filter((person) => person.profile && person.profile !== 'TEACHER' && person.school === indexOf(school))
    .map((person) => ({
      id: person.id,
      person: personRef(person),
      profile: person.profile ?? 'OTHER',
      state: stateOf(person),
      reachable: reachable(person),
      lastOldSignInAt: stateOf(person) === 'OLD_LOGIN_ONLY' ? ago(numberOf(person)) : null,
      remindedAt: reminded.has(person.id) ? ago(0) : null,
    }));

function countsOf(school: string) {
  return (['PUPIL', 'RELATIVE', 'NON_TEACHING'] as const).map((profile) => {
    const held = rowsOf(school).filter((row) => row.profile === profile);
    const left = held.filter(({ state }) => state !== 'MOVED');
    const inState = (state: string) => held.filter((row) => row.state === state).length;
    return {
      profile,
      neverSignedIn: inState('NEVER_SIGNED_IN'),
      oldLoginOnly: inState('OLD_LOGIN_ONLY'),
      moved: inState('MOVED'),
      byMail: left.filter((row) => row.reachable).length,
      shutOut: left.filter((row) => !row.reachable).length,
    };
  });
}

interface DevImport {
  readonly id: string;
  readonly school: object;
  readonly startedAt: string;
  readonly lines: number;
}
const begun: DevImport[] = [
  { id: 'l1', school: schoolRef(0), startedAt: ago(30), lines: 431 },
  { id: 'l2', school: schoolRef(0), startedAt: ago(60), lines: 12 },
];
/** An import of the fake takes some seconds. */
function courseOf(held: DevImport) {
  const done = Math.min(held.lines, Math.floor((Date.now() - Date.parse(held.startedAt)) / 20));
  const refused = Array.from({ length: Math.floor(done / 17) }, (_, i) => ({
    line: i * 17 + 2,
    code: ['LEGACY_PERSON_UNKNOWN', 'LEGACY_PERSON_UNKNOWN', 'LEGACY_HASH_UNKNOWN'][i % 3],
  }));
  return {
    ...held,
    state: done < held.lines ? 'RUNNING' : 'COMPLETED',
    done,
    imported: done - refused.length,
    unchanged: 0,
    refused,
  };
}

const fail = (code: string): never => {
  throw new GraphQLError(code, { extensions: { code } });
};

interface Filter {
  readonly school: string;
  readonly profile?: string | null;
  readonly states?: readonly string[] | null;
  readonly reachable?: boolean | null;
}

/** Canned answers about the move to the new sign-in. */
export const migrationRoot = {
  migration: ({ school }: { school: string }) => ({
    school: schoolRef(indexOf(school)),
    legacyLogin: legacyLoginOf(school),
    counts: countsOf(school),
  }),
  migrationPeople: ({ filter, first, after }: { filter: Filter; first: number; after?: string | null }) => {
    const held = rowsOf(filter.school).filter(
      (row) =>
        (!filter.profile || row.profile === filter.profile) &&
        (!filter.states || filter.states.includes(row.state)) &&
        (filter.reachable == null || row.reachable === filter.reachable),
    );
    const from = after ? held.findIndex(({ id }) => id === after) + 1 : 0;
    const nodes = held.slice(from, from + first);
    return {
      edges: nodes.map((node) => ({ node, cursor: node.id })),
      pageInfo: {
        hasNextPage: from + first < held.length,
        hasPreviousPage: from > 0,
        startCursor: nodes[0]?.id ?? null,
        endCursor: nodes.at(-1)?.id ?? null,
      },
    };
  },
  setLegacyLoginPeriod: ({ input }: { input: { school: string; opensOn?: string; endsOn?: string } }) => {
    const { school, opensOn, endsOn } = input;
    if (opensOn && endsOn && endsOn < opensOn) fail('LEGACY_END_BEFORE_OPENING');
    if (opensOn && endsOn) legacy.set(school, { opensOn, endsOn });
    else legacy.delete(school);
    return { pending: false, school: { id: school, legacyLogin: legacyLoginOf(school) } };
  },
  legacyImports: ({ school }: { school: string }) => (indexOf(school) === 0 ? begun.map(courseOf) : []),
  legacyImport: ({ id }: { id: string }) => {
    const held = begun.find((each) => each.id === id);
    return held ? courseOf(held) : null;
  },
  importLegacyLogins: ({ input }: { input: { school: string; csv: string } }) => {
    if (!input.csv.includes(';')) fail('LEGACY_FILE_INVALID');
    const held = {
      id: `l${begun.length + 1}`,
      school: schoolRef(indexOf(input.school)),
      startedAt: ago(0),
      lines: 300,
    };
    begun.unshift(held);
    return courseOf(held);
  },
  remindOfMigration: ({ input }: { input: { school: string; profile?: string | null } }) => {
    const whom = rowsOf(input.school).filter(
      (row) =>
        row.state !== 'MOVED' &&
        row.reachable &&
        !reminded.has(row.id) &&
        (!input.profile || row.profile === input.profile),
    );
    for (const { id } of whom) reminded.add(id);
    return { asked: whom.length };
  },
};
