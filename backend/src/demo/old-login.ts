import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { CommandBus, QueryBus } from '@nestjs/cqrs';
import { schoolId } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import type { Context } from '../context.js';
import { ImportLegacyLogins, LegacyImportById, SignInWithLegacyLogin } from '../legacy-login/commands.js';
import { SetLegacyLoginPeriod } from '../schools/commands.js';
import { SignOut } from '../sessions/commands.js';
import { college } from './town.js';
import type { DemoPupil, DemoTown } from './town.js';

const DAY_MS = 86_400_000;
const school = schoolId(college.uai);

/** Somebody of the collège who has an old user name. */
export interface OldUser {
  readonly userName: string;
  readonly password: string;
}

/** What the demo's old login is made with. */
export interface OldLoginWishes {
  readonly town: DemoTown;
  readonly today: Date;
  /** Those for the pupils of the file; the first is the one shown. */
  readonly password: () => string;
  /** The administrator, some days ago. */
  readonly asAdministrator: (daysAgo: number) => Context;
  /** Whoever stands before the portal, or is signed in there, some days ago. */
  readonly atPortal: (daysAgo: number, account?: AccountId) => Context;
}

/**
 * Gives the collège an old login beside the new one (IT-3): until some weeks from now, with the user names of one
 * class and a line that fits nobody; one pupil has used theirs.
 * @returns that pupil's, for whoever tries the demo.
 */
export async function giveOldLogin(
  commands: CommandBus,
  queries: QueryBus,
  { town, today, password, asAdministrator, atPortal }: OldLoginWishes,
): Promise<OldUser> {
  const dayFromNow = (days: number) => new Date(today.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  const period = { opensOn: dayFromNow(-30), endsOn: dayFromNow(45) };
  await commands.execute(new SetLegacyLoginPeriod(school, period, asAdministrator(12)));

  const users = town.pupils
    .filter(({ school: key, className }) => key === college.key && className === '5B')
    .slice(0, 6)
    .map((pupil) => ({ pupil, userName: userNameOf(pupil), password: password() }));
  const csv = [header, ...users.map(lineOf), `${college.uai};Eleve;Zoé;Partie;z.partie;${sha(password())};`];
  let course = await commands.execute(new ImportLegacyLogins(school, csv.join('\n'), asAdministrator(11)));
  // Looked at when the demo is whole; a sign-in below needs it too.
  while (course.state === 'RUNNING') {
    await wait(20);
    course = (await queries.execute(new LegacyImportById(course.id))) ?? course;
  }
  const [shown] = users;
  if (!shown || course.imported < users.length)
    throw new Error('The demo’s old user names were not taken in.');
  const { userName } = shown;
  const typed = { school, userName, password: shown.password };
  const { token, account } = await commands.execute(new SignInWithLegacyLogin(typed, atPortal(3)));
  await commands.execute(new SignOut(token, atPortal(2, account)));
  return { userName, password: shown.password };
}

const header = 'rne;profil;prenom;nom;login;mot de passe;cle de jointure';

const lineOf = ({ pupil, ...user }: OldUser & { readonly pupil: DemoPupil }) =>
  [
    ...[college.uai, 'Eleve', pupil.given, pupil.family, user.userName, sha(user.password)],
    `VERSAILLES$${pupil.key}`,
  ].join(';');

/** As Kosmos' file has it (KO-4). */
const sha = (password: string) => `[SHA]${createHash('sha1').update(password).digest('base64')}`;

/** « j.besson » and a number, so that no two are alike. */
const userNameOf = ({ given, family, key }: DemoPupil) =>
  `${given.slice(0, 1)}.${family}${key % 100}`
    .normalize('NFD')
    .replace(/[^\w.-]/gu, '')
    .toLowerCase();
