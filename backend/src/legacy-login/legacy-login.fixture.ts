import { createHash } from 'node:crypto';
import { accountStream } from '@loge/contracts';
import type { AccountId, SchoolId, Scope, SecretId } from '@loge/contracts';
import { until } from '../../../test/faults/until.js';
import { college } from '../accounts/account.fixture.js';
import { CreateAccount } from '../accounts/commands.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { SetPassword } from '../passwords/commands.js';
import { codeOf, cookieOf, startRecovery, system } from '../recovery/recovery.fixture.js';
import type { Asking } from '../recovery/recovery.fixture.js';
import { GrantRole } from '../rights/commands.js';
import { SetLegacyLoginPeriod } from '../schools/commands.js';
import { Guesses } from '../sessions/guesses.js';
import { SECRETS } from '../vault/vault.js';
import type { Secrets } from '../vault/vault.js';
import { legacyFold } from './legacy-state.js';

const IMPORT = `mutation ($input: ImportLegacyLoginsInput!) { importLegacyLogins(input: $input) { id state lines } }`;
const PROGRESS = `query ($id: ID!) { legacyImport(id: $id)
  { state lines done imported unchanged refused { line code } school { id name } } }`;
const SIGN_IN = `mutation ($input: LegacySignInInput!) { signInWithLegacyLogin(input: $input)
  { me { id login mustChangePassword passwordRules { minLength } schools { id } } } }`;

/** How a file of Kosmos begins (KO-4). */
export const KOSMOS = 'rne;uid;classe;profil;prenom;nom;login;mot de passe;cle de jointure';

/** As Kosmos' files have a password. */
export const shaOf = (password: string): string =>
  `[SHA]${createHash('sha1').update(password).digest('base64')}`;

/** What became of a file. */
export interface ImportedFile {
  readonly state: string;
  readonly lines: number;
  readonly done: number;
  readonly imported: number;
  readonly unchanged: number;
  readonly refused: readonly { readonly line: number; readonly code: string }[];
}

/** Canada writes days as ISO 8601 does. */
const inFrance = new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/** A day of France as far from today, `2026-11-28`. */
export const dayFromNow = (days: number): string => inFrance.format(Date.now() + days * 86_400_000);

/** The whole application with a collège whose old login works, and its head. */
export async function startOldLogins() {
  const house = await startRecovery();
  const { app, commands, post } = house;
  const streams = app.get<Streams>(STREAMS);

  /** Somebody who holds a role over the collège, signed in. */
  async function staff(email: string, role: 'ADMINISTRATOR' | 'AUDITOR' = 'ADMINISTRATOR') {
    const contacts = { email };
    const name = { given: 'Camille', family: 'Roux' };
    const made = new CreateAccount({ origin: 'COMMAND_LINE', name, login: email, contacts }, system());
    const { account } = await commands.execute(made);
    const scope: Scope = { kind: 'SCHOOLS', schools: [college] };
    await commands.execute(new GrantRole(account, { role, scope }, system()));
    await commands.execute(new SetPassword(account, 'une phrase assez longue', 'DEMO', system()));
    return { account, cookie: cookieOf(await house.signIn(email, 'une phrase assez longue')) };
  }

  const head = await staff('head@exemple.test');
  const period = (opensOn: string, endsOn: string, school: SchoolId = college) =>
    commands.execute(new SetLegacyLoginPeriod(school, { opensOn, endsOn }, system()));
  await period(dayFromNow(-30), dayFromNow(30));
  const begin = (csv: string, { cookie = head.cookie, school = college as string } = {}) =>
    post(IMPORT, { input: { school, csv } }, { cookie });
  const progress = async (id: string, cookie = head.cookie): Promise<ImportedFile | null> =>
    (await post(PROGRESS, { id }, { cookie })).body.data.legacyImport;

  return {
    ...house,
    head,
    staff,
    period,
    begin,
    progress,
    /** Takes a file in, to its end. */
    async take(...lines: readonly string[]): Promise<ImportedFile> {
      const begun = await begin(lines.join('\n'));
      const id: string | undefined = begun.body.data?.importLegacyLogins.id;
      if (!id) throw new Error(`No import: ${codeOf(begun)}.`);
      let seen: ImportedFile | null = null;
      await until(async () => (seen = await progress(id))?.state !== 'RUNNING');
      if (!seen) throw new Error('The import is gone.');
      return seen;
    },
    /** Signs in on the page of the old login. */
    old: (userName: string, password: string, asking?: Asking, school: string = college) =>
      post(SIGN_IN, { input: { school, userName, password } }, asking),
    /** The vault's id of somebody's old password. */
    async legacyOf(account: AccountId): Promise<SecretId> {
      const { logins } = (await streams.load(accountStream(account), legacyFold)).state;
      const login = logins.get(college);
      if (!login) throw new Error('No old login.');
      return login.legacy;
    },
    /** What the vault holds of it; nothing when it was deleted. */
    kept: async (legacy: SecretId) => (await app.get<Secrets>(SECRETS).get(legacy))?.value,
    /** As if it had been guessed wrongly so often. */
    async guessed(legacy: SecretId, times: number): Promise<void> {
      const guesses = app.get(Guesses, { strict: false });
      for (let time = 0; time < times; time += 1) await guesses.count(legacy);
    },
  };
}

export type OldLoginsHouse = Awaited<ReturnType<typeof startOldLogins>>;
