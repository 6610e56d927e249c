/**
 * A fake of the backend, to look at the portal's pages without it: canned answers under the real schema.
 * `npm run build -w dashboard && node --import @swc-node/register/esm-register dashboard/dev/portal.ts`, then
 * http://127.0.0.1:4401/. The login says who signs in: `parent`, `staff`, `must` (change the password), anything else
 * a pupil; « faux » as a password is refused, « trop » came too often, « fini » after the old login's last day. A
 * link's token is `used`, `old`, or works. The old login of the lycée is open, that of the collège has ended.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import { GraphQLError, buildSchema, graphql } from 'graphql';
import { choicePage, missingSchoolPage, schoolPage } from '../../backend/src/web/school-page.js';
import { events } from './events.js';
import { claire, people, personRef, schools } from './people.js';

const sdl = join(import.meta.dirname, '../../contracts/graphql');
const schema = buildSchema(
  readdirSync(sdl)
    .map((name) => readFileSync(join(sdl, name), 'utf8'))
    .join('\n'),
);
const dist = join(import.meta.dirname, '../dist/portal');
const rules = { minLength: 8, maxLength: 256, composition: false };
const fail = (code: string, detail = {}): never => {
  throw new GraphQLError(code, { extensions: { code, detail } });
};

/** Who is signed in, in every browser alike. */
let who: string | undefined;

function meNow() {
  if (who === undefined) return null;
  const places = who === 'parent' ? schools : schools.slice(0, 1);
  return {
    id: people[0]!.id,
    name: { given: 'Marie-Antoinette', family: 'Lefèvre-Vandenbroucke', birth: null },
    login: 'marie-antoinette.lefevre-vandenbroucke',
    roles: [],
    rights: who === 'staff' ? ['READ_ACCOUNTS'] : [],
    schools: places.map(({ id, name }) => ({ id, name })),
    mustChangePassword: who === 'must',
    passwordRules: rules,
    sessionExpiresAt: new Date(Date.now() + 8 * 3_600_000).toISOString(),
  };
}

function publicSchool({ id }: { id: string }) {
  const found = schools.find((school) => school.id === id || school.code === id);
  if (!found) return null;
  const { code, name, town, network } = found;
  const portal = {
    termsUrl: 'https://lycee.example/conditions',
    privacyUrl: 'https://lycee.example/donnees',
    videoUrl: 'https://lycee.example/video',
    contact: 'Secrétariat, Mme Garnier, 02 33 00 00 00, bureau 12',
    color: '#7a1f3d',
  };
  const open = found === schools[0];
  const legacyLogin = { opensOn: '2026-09-01', endsOn: open ? '2027-05-31' : '2026-10-31', open };
  return { id: found.id, code, name, town, network, portal, legacyLogin };
}

const session = (n: number, device: string | null, network: string | null) => ({
  id: `30000000-0000-4000-8000-00000000000${n}`,
  current: n === 0,
  device,
  network,
  startedAt: new Date(Date.now() - (n + 1) * 86_400_000).toISOString(),
  lastSeenAt: new Date(Date.now() - n * 7_200_000).toISOString(),
  expiresAt: new Date(Date.now() + 20 * 86_400_000).toISOString(),
  remembered: n > 0,
});
let open = [
  session(0, 'Firefox · Android', '203.0.113.*'),
  session(1, 'Chrome · Windows', '198.51.100.*'),
  session(2, null, null),
];
const link = { displayName: 'Tom Arnaud', login: 'tom.arnaud', first: false, rules };
const mine = events
  .filter(({ kind }) =>
    ['SignedIn', 'AccountRead', 'PasswordReset', 'SignInRefused', 'ContactsChanged'].includes(kind),
  )
  .map((event) => ({ ...event, subject: personRef(claire) }));

const root = {
  me: meNow,
  publicSchool,
  signIn: ({ input }: { input: { login: string; password: string } }) => {
    if (input.password === 'faux') fail('SIGN_IN_REFUSED');
    if (input.password === 'trop') fail('TOO_MANY_ATTEMPTS', { retryAfterSeconds: 150 });
    who = input.login;
    return { me: meNow() };
  },
  signInWithLegacyLogin: ({ input }: { input: { userName: string; password: string } }) => {
    if (input.password === 'fini') fail('LEGACY_ENDED');
    return root.signIn({ input: { login: input.userName, password: input.password } });
  },
  signOut: () => {
    who = undefined;
    return { signedOut: true };
  },
  askPasswordRecovery: () => ({ asked: true }),
  askForgottenLogin: () => ({ asked: true }),
  readRecoveryLink: ({ token }: { token: string }) => {
    if (token === 'used') fail('RECOVERY_LINK_USED');
    if (token === 'old') fail('RECOVERY_LINK_INVALID');
    return { ...link, expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
  },
  resetPassword: ({ input }: { input: { password: string } }) => {
    if (input.password === 'azerty123') fail('PASSWORD_COMMON');
    who = 'pupil';
    return { me: meNow() };
  },
  changePassword: ({ input }: { input: { current: string } }) => {
    if (input.current === 'faux') fail('PASSWORD_WRONG');
    who = 'pupil';
    return { sessionsEnded: 2 };
  },
  mySessions: () => open,
  endSession: ({ id }: { id: string }) => {
    open = open.filter((held) => held.id !== id);
    return { ended: 1 };
  },
  endOtherSessions: () => {
    open = open.slice(0, 1);
    return { ended: 2 };
  },
  myHistory: ({ first, after }: { first: number; after?: string | null }) => {
    const from = after ? mine.findIndex(({ id }) => id === after) + 1 : 0;
    const nodes = mine.slice(from, from + first);
    return {
      edges: nodes.map((node) => ({ node, cursor: node.id })),
      pageInfo: {
        hasNextPage: from + first < mine.length,
        hasPreviousPage: from > 0,
        startCursor: nodes[0]?.id ?? null,
        endCursor: nodes.at(-1)?.id ?? null,
      },
      countUpTo1001: mine.length,
    };
  },
  disputeActivity: () => {
    who = 'must';
    return { ended: 2 };
  },
};

const app = express();
app.use((_request, response, next) => {
  response.setHeader(
    'content-security-policy',
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'self'",
  );
  next();
});
app.post('/graphql', express.json(), (request, response, next) => {
  graphql({ schema, source: request.body.query, rootValue: root, variableValues: request.body.variables })
    .then((result) => response.json(result))
    .catch(next);
});
app.use(express.static(dist, { redirect: false }));
app.get('/e/:school/connexion', (request, response) => {
  const built = readFileSync(join(dist, 'page.html'), 'utf8');
  const school = publicSchool({ id: request.params.school });
  response.status(school ? 200 : 404).send(school ? choicePage(built, school) : missingSchoolPage(built, 2));
});
app.get('/e/:school', (request, response) => {
  const built = readFileSync(join(dist, 'page.html'), 'utf8');
  const school = publicSchool({ id: request.params.school });
  response.status(school ? 200 : 404).send(school ? schoolPage(built, school) : missingSchoolPage(built));
});
app.get('/{*path}', (request, response) =>
  response.sendFile(request.path === '/connexion' ? 'connexion.html' : 'page.html', { root: dist }),
);
const server = app.listen(Number(process.env.PORT ?? 4401), '127.0.0.1');
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
