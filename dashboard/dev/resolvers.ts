import { GraphQLError } from 'graphql';
import type { EventRowFragment } from '@loge/contracts/client';
import { events } from './events.js';
import { credentialsOf, sessionsOf } from './access.js';
import { distributionRoot } from './distribution.js';
import { changeLogin, credentialHands } from './hands.js';
import { imports, progressAnew } from './imports.js';
import { mails } from './mails.js';
import { legacyLoginOf, migrationRoot } from './migration.js';
import { claire, gaston, loginOf, nameOf, people, personRef, schoolRef, schools } from './people.js';
import type { DevPerson } from './people.js';

interface Args {
  readonly filter?: Readonly<Record<string, unknown>> | null;
}
interface Paging {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

let signedIn = false;
let degraded = false;
/** Answers of the whole fake, for looking at other states: `?degraded`, `?rebuilding`, `?empty`. */
export const look = {
  set degraded(value: boolean) {
    degraded = value;
  },
  rebuilding: false,
  empty: false,
};

function pageOf<T extends { id: string }>(all: readonly T[], { first, after, last, before }: Paging) {
  const held = look.empty ? [] : all;
  const at = (cursor: string) => held.findIndex(({ id }) => id === cursor);
  let from = after ? at(after) + 1 : 0;
  let to = from + (first ?? 25);
  if (before) [from, to] = [Math.max(0, at(before) - (last ?? 25)), at(before)];
  const nodes = held.slice(from, to);
  return {
    edges: nodes.map((node) => ({ node, cursor: node.id })),
    pageInfo: {
      hasNextPage: to < held.length,
      hasPreviousPage: from > 0,
      startCursor: nodes[0]?.id ?? null,
      endCursor: nodes.at(-1)?.id ?? null,
    },
    countUpTo1001: Math.min(1001, held.length),
  };
}

const grant = (id: string, role: string, scope: object) => ({
  id,
  role,
  scope: { network: null, schools: [], classes: [], ...scope },
  grantedAt: '2026-09-01T08:00:00.000Z',
  grantedBy: id === 'g1' ? null : personRef(claire),
  whole: id !== 'g3',
});
const roles = [grant('g1', 'ADMINISTRATOR', { kind: 'INSTALLATION' })];
const me = () => ({
  id: claire.id,
  name: { given: claire.given, family: claire.family, birth: null },
  login: 'claire.besson@example.org',
  roles,
  rights: [
    'READ_REGISTER',
    'READ_ACCOUNTS',
    'READ_SCHOOLS',
    'MANAGE_SCHOOLS',
    'IMPORT_DIRECTORY',
    'MANAGE_RIGHTS',
    'READ_MAILS',
    'MANAGE_ACCOUNTS',
    'MANAGE_CREDENTIALS',
    'DISTRIBUTE_CREDENTIALS',
  ],
  sessionExpiresAt: new Date(Date.now() + 8 * 3_600_000).toISOString(),
  mustChangePassword: false,
  passwordRules: { minLength: 12, maxLength: 256, composition: false },
});

const fail = (code: string): never => {
  throw new GraphQLError(code, { extensions: { code } });
};

const closed = new Set<string>([people[2]!.id]);
const statusOf = ({ id }: DevPerson): string =>
  closed.has(id) ? 'CLOSED' : Number(id.slice(-2)) % 11 === 5 ? 'DEPARTED' : 'ACTIVE';

const summaryOf = (person: DevPerson) => ({
  id: person.id,
  name: { given: person.given, family: person.family, birth: null },
  displayName: nameOf(person),
  login: loginOf(person),
  status: statusOf(person),
  activated: person.id.endsWith('2') || person.id.endsWith('7'),
  profiles: person.profile ? [person.profile] : [],
  schools: [schoolRef(person.school)],
  classes: person.class ? [person.class] : [],
});

interface Act {
  readonly input: { readonly account: string };
}
const sessionsEnded = new Set<string>(closed);

function accountOf(person: DevPerson) {
  const family = people
    .filter((other) => other.family === person.family && other.id !== person.id)
    .slice(0, 3);
  return {
    ...summaryOf(person),
    civility: 'MME',
    birthDate: person.profile === 'PUPIL' ? '2010-02-01' : null,
    email: `${loginOf(person)}@example.org`,
    phones: ['02 33 00 00 00', '06 00 00 00 00'],
    address: {
      street: '12, rue du Général-de-Gaulle',
      postcode: '61000',
      town: 'Alençon',
      country: 'France',
    },
    createdAt: '2026-09-02T07:12:00.000Z',
    lastSignInAt: person.profile === 'PUPIL' ? null : new Date(Date.now() - 7_200_000).toISOString(),
    contacts: { email: 'prenom.nom@exemple.fr', mobile: '06 00 00 00 00', homePhone: null, workPhone: null },
    roles: person === claire ? roles : [],
    credentials: credentialsOf(person),
    sessions: sessionsEnded.has(person.id) ? [] : sessionsOf(person),
    joinedTo: null,
    joined: [],
    family: family.map((other, i) => ({
      person: personRef(other),
      side: i ? 'RELATIVE' : 'CHILD',
      relation: i === 1 ? 'MOTHER' : 'FATHER',
      legalGuardian: i,
      school: schoolRef(person.school),
    })),
    affiliations: [true, false].map((current) => ({
      school: schoolRef(current ? person.school : 1 - person.school),
      profile: person.profile ?? 'OTHER',
      current,
      since: '2026-09-02T07:12:00.000Z',
      endedAt: current ? null : '2026-10-03T07:12:00.000Z',
      classes: person.class ? [person.class] : [],
      groups: ['LATIN', 'EPS 3'],
      subjects: person.profile === 'TEACHER' ? ['MATHEMATIQUES'] : [],
      functions: person.profile === 'TEACHER' ? ['Enseignement'] : [],
      formTeacherOf: [],
      joinKey: `AC-NORMANDIE$${person.id.slice(-5)}`,
      byHand: person.profile !== 'PUPIL',
      signInPlace: 'LOCAL',
    })),
    timeline: (args: Paging) =>
      pageOf(
        events.filter((event) => event.subject?.id === person.id || event.actor.person?.id === person.id),
        args,
      ),
  };
}

const profileCounts = (index: number) =>
  (['PUPIL', 'RELATIVE', 'TEACHER', 'NON_TEACHING'] as const).map((profile) => ({
    profile,
    count: people.filter((person) => person.profile === profile && person.school === index).length * 17,
  }));
const places = new Map<string, string>();
const policies = new Map<string, object>();
const portals = new Map<string, object>();
const schoolOf = (school: (typeof schools)[number], index: number) => ({
  ...school,
  address: { street: '1, place de la Halle-au-Blé', postcode: '61000', town: school.town, country: null },
  phone: '02 33 80 00 00',
  classes: school.classes.map((code) => ({ code, label: `Classe de ${code}` })),
  members: profileCounts(index),
  signInPlaces: (['PUPIL', 'RELATIVE', 'TEACHER', 'NON_TEACHING'] as const).map((profile) => ({
    profile,
    place: places.get(school.id + profile) ?? (profile === 'TEACHER' ? 'ACADEMY' : 'LOCAL'),
  })),
  passwordPolicy: policies.get(school.id) ?? { minLength: 12, composition: index === 0 },
  portal: portals.get(school.id) ?? {
    ...{ termsUrl: 'https://ent.example/conditions', privacyUrl: null, videoUrl: null },
    contact: 'Le secrétariat, bâtiment A, 02 33 80 00 00',
    color: '#7a1f3d',
  },
  legacyLogin: legacyLoginOf(school.id),
  registeredAt: '2026-09-02T07:12:00.000Z',
});
const allSchools = () => schools.map(schoolOf);

function journalOf(filter: Readonly<Record<string, unknown>> | null | undefined): typeof events {
  const f = filter ?? {};
  return look.empty
    ? []
    : events.filter(
        (event) =>
          (!f.from || event.occurredAt >= String(f.from)) &&
          (!f.to || event.occurredAt < String(f.to)) &&
          (!Array.isArray(f.kinds) || f.kinds.includes(event.kind)) &&
          (!f.actor || event.actor.person?.id === f.actor) &&
          (!f.subject || event.subject?.id === f.subject) &&
          (!f.person || [event.subject?.id, event.actor.person?.id].includes(String(f.person))) &&
          (!f.school || event.schools[0]?.id === f.school) &&
          (!f.channel || event.channel === f.channel) &&
          (!f.outcome || event.outcome === f.outcome) &&
          (!f.correlation || event.correlationId === f.correlation) &&
          (!f.search || event.about.toLowerCase().includes(String(f.search).toLowerCase())),
      );
}

function summary({ filter }: Args) {
  const held = journalOf(filter);
  const from = Date.parse(String(filter?.from ?? held.at(-1)?.occurredAt ?? Date.now()));
  const days = [];
  for (let at = from; at <= Date.now(); at += 86_400_000) {
    const day = new Date(at + 3_600_000).toISOString().slice(0, 10);
    days.push({ day, count: held.filter(({ occurredAt }) => occurredAt.startsWith(day)).length });
  }
  const kinds = [...new Set(held.map(({ kind }) => kind))].map((kind) => ({
    kind,
    count: held.filter((e) => e.kind === kind).length,
  }));
  return {
    total: held.length,
    refused: held.filter(({ outcome }) => outcome === 'REFUSED').length,
    days,
    kinds,
  };
}

const link = () => ({
  account: people[9]!.id,
  link: 'https://loge.example.org/admin/#/invitation?token=kq7f-93mx-ttbw-2h5s-vd8n-cz4r-pj6y-w1ae',
  expiresAt: new Date(Date.now() + 72 * 3_600_000).toISOString(),
  pending: false,
});
const importBy = (id: unknown) => imports.find((held) => held.id === id) ?? null;
const needSession = <T>(value: () => T): T => (signedIn ? value() : fail('UNAUTHENTICATED'));

/** Canned answers to every operation of the dashboard. */
export const root = {
  ...migrationRoot,
  ...distributionRoot(pageOf),
  me: () => (signedIn ? me() : null),
  systemStatus: () => ({
    state: degraded ? 'DEGRADED' : 'OK',
    demo: true,
    behind: degraded ? [{ name: 'journal', stopped: true, lagSeconds: 90 }] : [],
    rebuilding: look.rebuilding ? [{ name: 'journal', fraction: 0.42, eventsPerSecond: 21_300 }] : [],
  }),
  signIn: ({ input }: { input: { password: string } }) => {
    if (input.password === 'trop') fail('TOO_MANY_ATTEMPTS');
    if (input.password === 'faux') fail('SIGN_IN_REFUSED');
    signedIn = true;
    return { me: me() };
  },
  signOut: () => {
    signedIn = false;
    return { signedOut: true };
  },
  changePassword: ({ input }: { input: { current: string } }) =>
    input.current === 'faux' ? fail('PASSWORD_WRONG') : { sessionsEnded: 2 },
  readInvitation: ({ token }: { token: string }) =>
    token === 'faux'
      ? fail('INVITATION_INVALID')
      : {
          name: { given: gaston.given, family: gaston.family, birth: null },
          login: 'gaston@example.org',
          rules: { minLength: 12, maxLength: 256, composition: false },
          expiresAt: link().expiresAt,
        },
  acceptInvitation: ({ input }: { input: { password: string } }) => {
    if (input.password.length < 12) fail('PASSWORD_TOO_SHORT');
    signedIn = true;
    return { me: me() };
  },
  journal: (args: Args & Paging) => needSession(() => pageOf(journalOf(args.filter), args)),
  journalSummary: (args: Args) => needSession(() => summary(args)),
  event: ({ id }: { id: string }) => {
    const found = events.find((event) => event.id === id);
    const others = events.filter((event) => event.correlationId === found?.correlationId && event !== found);
    return found ? { ...found, causedWith: others, causedWithCountUpTo1001: others.length } : null;
  },
  accounts: (args: Paging & { filter?: Record<string, string | null> | null }) =>
    needSession(() => {
      const { search, school, profile, status } = args.filter ?? {};
      const held = people
        .map(summaryOf)
        .filter(
          (person) =>
            (!search ||
              `${person.displayName} ${person.login}`.toLowerCase().includes(search.toLowerCase())) &&
            (!school || person.schools[0]?.id === school) &&
            (!profile || person.profiles.some((each) => each === profile)) &&
            (!status || person.status === status),
        );
      return pageOf(held, args);
    }),
  account: ({ id }: { id: string }) => {
    const person = people.find((each) => each.id === id);
    return person ? accountOf(person) : null;
  },
  closeAccount: ({ input }: Act) => {
    closed.add(input.account);
    sessionsEnded.add(input.account);
    return { account: input.account, pending: false };
  },
  reopenAccount: ({ input }: Act) => {
    closed.delete(input.account);
    return { account: input.account, pending: false };
  },
  credentialHands,
  changeLogin,
  createAccount: ({ input }: { input: { given: string; family: string; evenIfKnown: boolean } }) => {
    const login = `${input.given}.${input.family}`.toLowerCase();
    return { account: gaston.id, login, pending: false };
  },
  changeContacts: ({ input }: Act) => ({ account: input.account, pending: false }),
  addPlace: ({ input }: Act) => ({ account: input.account, pending: false }),
  endPlace: ({ input }: Act) => ({ account: input.account, pending: false }),
  regeneratePassword: ({ input }: Act) => {
    const person = people.find((each) => each.id === input.account);
    if (!person) return fail('NOT_FOUND');
    return {
      ...{ account: person.id, displayName: nameOf(person), login: loginOf(person) },
      ...{ password: 'wxh4-k7mp-t2rq', expiresAt: new Date(Date.now() + 60 * 86_400_000).toISOString() },
    };
  },
  endSessionsOfAccount: ({ input }: Act) => {
    const ended = sessionsEnded.has(input.account) ? 0 : 2;
    sessionsEnded.add(input.account);
    return { ended };
  },
  imports: (args: Paging) => pageOf(imports, args),
  mails: ({ state, ...args }: Paging & { state?: string | null }) => ({
    ...pageOf(
      mails.filter((mail) => !state || mail.state === state),
      args,
    ),
    failed: mails.filter((mail) => mail.state === 'FAILED').length,
  }),
  sendMailAgain: ({ id }: { id: string }) => ({
    mail: { ...mails.find((mail) => mail.id === id), state: 'WAITING', tries: 0 },
  }),
  import: ({ id }: { id: string }) => importBy(id),
  analyseImport: ({ input }: { input: { id: string } }) =>
    Object.assign(importBy(input.id) ?? {}, {
      state: 'ANALYSING',
      format: 'AAF',
      progress: progressAnew(),
      refusal: null,
    }),
  startImport: ({ input }: { input: { id: string } }) =>
    Object.assign(importBy(input.id) ?? {}, { state: 'RUNNING', progress: progressAnew(), departures: [] }),
  schools: (args: Paging & { search?: string | null }) =>
    pageOf(
      allSchools().filter(
        ({ name }) => !args.search || name.toLowerCase().includes(args.search.toLowerCase()),
      ),
      args,
    ),
  school: ({ id }: { id: string }) => allSchools().find((school) => school.id === id) ?? null,
  setPasswordPolicy: ({ input }: { input: { school: string; minLength: number; composition: boolean } }) => {
    policies.set(input.school, { minLength: input.minLength, composition: input.composition });
    return { school: allSchools().find(({ id }) => id === input.school), pending: false };
  },
  setPortalSettings: ({ input }: { input: { school: string; videoUrl?: string } }) => {
    if (input.videoUrl && !input.videoUrl.startsWith('https://'))
      throw new GraphQLError('PORTAL_LINK_INVALID', {
        extensions: { code: 'PORTAL_LINK_INVALID', detail: { field: 'videoUrl' } },
      });
    portals.set(input.school, { ...input, school: undefined });
    return { school: allSchools().find(({ id }) => id === input.school), pending: false };
  },
  setSignInPlace: ({ input }: { input: { school: string; profile: string; place: string } }) => {
    places.set(input.school + input.profile, input.place);
    return { school: allSchools().find(({ id }) => id === input.school), pending: false };
  },
  roleHolders: (args: Paging) =>
    pageOf(
      [
        {
          id: claire.id,
          person: personRef(claire),
          login: 'claire.besson@example.org',
          roles,
          invited: false,
        },
        {
          id: gaston.id,
          person: personRef(gaston),
          login: 'gaston.delaunay-fontenay@example.org',
          roles: [
            grant('g2', 'DATA_PROTECTION_OFFICER', { kind: 'NETWORK', network: 'NORMANDIE' }),
            grant('g3', 'CREDENTIAL_MANAGER', {
              kind: 'CLASSES',
              schools: [schoolRef(0)],
              classes: ['2de A', '2de B'],
            }),
            { ...grant('g4', 'AUDITOR', { kind: 'SCHOOLS', schools: [schoolRef(1)] }), endsOn: '2027-08-31' },
          ],
          invited: true,
        },
      ],
      args,
    ),
  proposedManagers: ({ school }: { school: string }) =>
    people
      .filter(({ profile, school: at }) => profile === 'TEACHER' && schools[at]?.id === school)
      .map((person, index) => ({
        ...{ person: personRef(person), granted: index % 4 === 3 },
        classes: schools[person.school]?.classes.slice(index % 8, (index % 8) + 1 + (index % 2)) ?? [],
      })),
  grantRoles: ({ input }: { input: { account: string }[] }) =>
    input.map(({ account }, index) =>
      index === 1
        ? { account, grant: null, code: 'RANK_TOO_HIGH' }
        : { account, grant: `g9${index}`, code: null },
    ),
  invitePerson: link,
  renewInvitation: link,
  grantRole: () => ({ grant: 'g9', pending: false }),
  withdrawRole: () => (look.empty ? fail('LAST_ADMINISTRATOR') : { grant: 'g1', pending: false }),
};

/** The fake keeps to what the dashboard reads. */
export type DevEvent = Pick<EventRowFragment, 'id' | 'kind'>;
