import { randomInt, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ImportId, LogeError, Network, academyName, schoolId } from '@loge/contracts';
import type { AccountId, Actor, Channel, Role, Scope } from '@loge/contracts';
import { AccountByLogin, CreateAccount } from '../accounts/commands.js';
import type { Context } from '../context.js';
import { RunImport } from '../directory/commands.js';
import { SetPassword } from '../passwords/commands.js';
import { GrantRole, WithdrawRole } from '../rights/commands.js';
import { SetPasswordPolicy, SetPortalSettings, SetSignInPlace } from '../schools/commands.js';
import { SignIn, SignOut } from '../sessions/commands.js';
import { writeAafExport } from './aaf-files.js';
import { giveOldLogin } from './old-login.js';
import { college, lycee, makeTown, seeded } from './town.js';
import type { DemoSchool, DemoTown } from './town.js';

/** Somebody one can sign in as in the demo. */
export interface DemoAccount {
  /** In French, for the terminal. */
  readonly who: string;
  readonly login: string;
  readonly password: string;
}

const DAY_MS = 86_400_000;
const academy = Network.parse(academyName('Versailles'));
const collegeId = schoolId(college.uai);
const lyceeId = schoolId(lycee.uai);

const browsers = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1',
];

/** The demo's people who may sign in, made by hand; the others come from the directory. */
const staff = [
  {
    who: 'administratrice',
    given: 'Claire',
    family: 'Besson',
    login: 'administratrice@loge.example',
    role: 'ADMINISTRATOR',
    scope: { kind: 'INSTALLATION' },
  },
  {
    who: 'déléguée à la protection des données',
    given: 'Hélène',
    family: 'Marchal',
    login: 'dpd@loge.example',
    role: 'DATA_PROTECTION_OFFICER',
    scope: { kind: 'INSTALLATION' },
  },
  {
    who: 'administrateur du lycée',
    given: 'Marc',
    family: 'Delaunay',
    login: 'proviseur@loge.example',
    role: 'ADMINISTRATOR',
    scope: { kind: 'SCHOOLS', schools: [lyceeId] },
  },
  {
    who: 'auditrice du collège',
    given: 'Nadia',
    family: 'Haddad',
    login: 'auditrice@loge.example',
    role: 'AUDITOR',
    scope: { kind: 'SCHOOLS', schools: [collegeId] },
  },
] as const satisfies readonly {
  who: string;
  given: string;
  family: string;
  login: string;
  role: Role;
  scope: Scope;
}[];

type Staff = (typeof staff)[number];

/** A random password in groups, easy to read from a terminal: 16 letters and digits, about 80 bits. */
function randomPassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

/**
 * Lives the demo's weeks through the real commands, with a clock in the past: accounts, grants, three imports with
 * changes between them, sign-ins and refusals.
 */
export class DemoHistory {
  private readonly accounts = new Map<string, AccountId>();
  private readonly passwords = new Map<string, string>();
  /** What each person's browser is known by: nobody is told of a new one. */
  private readonly devices = new Map<string, string>();
  private readonly random = seeded(7);

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly today: Date,
  ) {}

  /** Makes everything; the store must be empty. */
  async live(): Promise<DemoAccount[]> {
    const town = makeTown(this.today);
    await this.appointStaff();
    await this.import(town, 43);
    await this.setUpSchools();
    await this.import(this.moveOn(town, 6), 20);
    await this.import(this.moveOn(town, 4), 4);
    await this.signIns();
    const known = staff.map(({ who, login }) => ({ who, login, password: this.passwords.get(login) ?? '' }));
    return [...known, await this.oldLogin(town)];
  }

  private daysAgo(days: number, hour: number, minute = Math.floor(this.random() * 60)): Date {
    const day = new Date(this.today.getTime() - days * DAY_MS);
    day.setUTCHours(hour, minute, Math.floor(this.random() * 60), 0);
    return day < this.today
      ? day
      : new Date(this.today.getTime() - 60_000 * (1 + Math.floor(this.random() * 30)));
  }

  private context(
    actor: Actor,
    channel: Channel,
    at: Date,
    from?: { ip: string; userAgent: string },
  ): Context {
    return { actor, channel, correlationId: randomUUID(), clock: () => at, ...from };
  }

  private as(person: Staff, at: Date, reason?: string): Context {
    const id = this.accounts.get(person.login);
    if (!id) throw new Error(`${person.login} is not made yet.`);
    return {
      ...this.context({ kind: 'ACCOUNT', id }, 'DASHBOARD', at, {
        ip: '192.0.2.17',
        userAgent: browsers[0] ?? '',
      }),
      ...(reason ? { reason } : {}),
    };
  }

  private async appointStaff(): Promise<void> {
    for (const [index, person] of staff.entries()) {
      const context = this.context({ kind: 'SYSTEM', id: 'DEMO' }, 'SYSTEM', this.daysAgo(49 - index, 8));
      const { account } = await this.commands.execute(
        new CreateAccount(
          {
            origin: 'COMMAND_LINE',
            name: { given: person.given, family: person.family },
            login: person.login,
            contacts: { email: person.login },
            ...('schools' in person.scope ? { schools: person.scope.schools } : {}),
          },
          context,
        ),
      );
      this.accounts.set(person.login, account);
      const password = randomPassword();
      this.passwords.set(person.login, password);
      await this.commands.execute(new SetPassword(account, password, 'DEMO', context));
      await this.commands.execute(
        new GrantRole(
          account,
          { role: person.role, scope: person.scope },
          index === 0 ? context : this.as(staff[0], context.clock()),
        ),
      );
    }
  }

  private async import(town: DemoTown, daysAgo: number): Promise<void> {
    const at = this.daysAgo(daysAgo, 9);
    const folder = await mkdtemp(join(tmpdir(), 'loge-demo-'));
    try {
      await writeAafExport(folder, town, at);
      const { outcome } = await this.commands.execute(
        new RunImport(
          {
            import: ImportId.parse(randomUUID()),
            folder,
            confirmDepartures: true,
            dryRun: false,
            mayImportInto: () => true,
          },
          { ...this.as(staff[0], at), channel: 'IMPORT' },
        ),
      );
      if (outcome !== 'completed') throw new Error(`The demo's import was ${outcome}.`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Some weeks pass: pupils change class, one takes another name, two leave, a family moves. */
  private moveOn(town: DemoTown, changes: number): DemoTown {
    const pupils = town.pupils.map((pupil) => ({ ...pupil }));
    for (let change = 0; change < changes; change += 1) {
      const pupil = pupils[Math.floor(this.random() * pupils.length)];
      const level = town.schools.flatMap(({ levels }) => levels).find(({ code }) => code === pupil?.level);
      const others = level?.classes.filter((name) => name !== pupil?.className) ?? [];
      const next = others[Math.floor(this.random() * others.length)];
      if (pupil && next) pupil.className = next;
    }
    const renamed = pupils[40 + changes];
    if (renamed) renamed.family = `${renamed.family}-Lenoir`;
    const leaving = new Set([pupils[100 + changes]?.key, pupils[200 + changes]?.key]);
    const relatives = town.relatives.map((relative, index) =>
      index === 30 + changes ? { ...relative, street: '18 rue du Pont-Neuf' } : relative,
    );
    return { ...town, pupils: pupils.filter(({ key }) => !leaving.has(key)), relatives };
  }

  private async setUpSchools(): Promise<void> {
    const [administrator, , head] = staff;
    for (const profile of ['TEACHER', 'NON_TEACHING'] as const)
      await this.commands.execute(
        new SetSignInPlace(lyceeId, profile, 'ACADEMY', this.as(head, this.daysAgo(42, 10))),
      );
    await this.open(college, administrator);
    await this.open(lycee, head);
    const auditor = this.accounts.get(staff[3].login);
    if (!auditor) return;
    const { grant } = await this.commands.execute(
      new GrantRole(
        auditor,
        { role: 'AUDITOR', scope: { kind: 'NETWORK', network: academy } },
        this.as(administrator, this.daysAgo(40, 14), 'audit de rentrée du réseau'),
      ),
    );
    await this.commands.execute(
      new WithdrawRole(
        auditor,
        grant,
        this.as(administrator, this.daysAgo(26, 16), 'audit de rentrée terminé'),
      ),
    );
  }

  /** What a school asks of passwords and says on its pages of the portal. */
  private async open({ uai, passwordPolicy, portal }: DemoSchool, by: Staff): Promise<void> {
    const at = new Date(this.today.getTime() - 41 * DAY_MS);
    at.setUTCHours(9, 12, 0, 0);
    const school = schoolId(uai);
    await this.commands.execute(new SetPasswordPolicy(school, passwordPolicy, this.as(by, at)));
    await this.commands.execute(new SetPortalSettings(school, portal, this.as(by, at)));
  }

  /** The collège still has the login of its old system; whoever tries the demo may use it. */
  private async oldLogin(town: DemoTown): Promise<DemoAccount> {
    const { userName, password } = await giveOldLogin(this.commands, this.queries, {
      town,
      today: this.today,
      password: randomPassword,
      asAdministrator: (daysAgo) => this.as(staff[0], this.daysAgo(daysAgo, 9)),
      atPortal: (daysAgo, account) =>
        this.context(
          account ? { kind: 'ACCOUNT', id: account } : { kind: 'SYSTEM', id: 'STRANGER' },
          'PORTAL',
          this.daysAgo(daysAgo, 17),
          { ip: '198.51.100.23', userAgent: browsers[1] ?? '' },
        ),
    });
    return { who: `élève (ancienne méthode, /e/${college.uai})`, login: userName, password };
  }

  private async signIns(): Promise<void> {
    for (let day = 41; day >= 0; day -= day > 14 ? 3 : 1) {
      if (day === 1) await this.refusedPupil();
      const person = staff[day % staff.length] ?? staff[0];
      const from = { ip: `192.0.2.${20 + (day % 40)}`, userAgent: browsers[day % 2] ?? '' };
      const at = this.daysAgo(day, 7 + (day % 9));
      const context = this.context({ kind: 'SYSTEM', id: 'STRANGER' }, 'DASHBOARD', at, from);
      if (day % 4 === 1) await this.refusedSignIn(person.login, context);
      const { token, device } = await this.commands.execute(
        new SignIn({ login: person.login, password: this.passwords.get(person.login) ?? '' }, context, {
          device: this.devices.get(person.login),
        }),
      );
      this.devices.set(person.login, device);
      const account = this.accounts.get(person.login);
      if (!account) continue;
      const later = new Date(Math.min(at.getTime() + 40 * 60_000, this.today.getTime() - 1_000));
      await this.commands.execute(
        new SignOut(token, this.context({ kind: 'ACCOUNT', id: account }, 'DASHBOARD', later, from)),
      );
    }
  }

  /** A pupil tries the dashboard: imported accounts have no password before their credentials are handed out. */
  private async refusedPupil(): Promise<void> {
    const login = 'tom.arnaud';
    if (!(await this.queries.execute(new AccountByLogin(login)))) return;
    const from = { ip: '198.51.100.7', userAgent: browsers[1] ?? '' };
    await this.refusedSignIn(
      login,
      this.context({ kind: 'SYSTEM', id: 'STRANGER' }, 'DASHBOARD', this.daysAgo(1, 6), from),
    );
  }

  private async refusedSignIn(login: string, context: Context): Promise<void> {
    try {
      await this.commands.execute(new SignIn({ login, password: 'mot de passe oublié' }, context));
    } catch (error) {
      if (!(error instanceof LogeError)) throw error;
    }
  }
}
