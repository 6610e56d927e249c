import type { AccountId, EventType, SchoolId, Scope } from '@loge/contracts';
import type { DataSource } from 'typeorm';
import { applyBatch } from '../../event-store/applying.fixture.js';
import type { Recorded } from '../../event-store/codec.js';
import { History, account, person, sampleData, school, uuid } from '../register.fixture.js';
import { credentialActsProjection } from './credential-acts.projection.js';
import { statisticsProjection } from './statistics.projection.js';

const tables = [...statisticsProjection.tables, ...credentialActsProjection.tables];

const isOf = <T extends EventType>(
  types: readonly T[],
  event: Recorded,
): event is Extract<Recorded, { type: T }> => types.some((type) => type === event.type);

/** Applies events to both projections as the runner does, so many at a time. */
export async function projectPictures(
  database: DataSource,
  events: readonly Recorded[],
  atOnce = 1_000,
): Promise<void> {
  const counted = events.filter((event) => isOf(statisticsProjection.types, event));
  const acts = events.filter((event) => isOf(credentialActsProjection.types, event));
  for (let from = 0; from < counted.length; from += atOnce)
    await applyBatch(database, statisticsProjection, counted.slice(from, from + atOnce));
  for (let from = 0; from < acts.length; from += atOnce)
    await applyBatch(database, credentialActsProjection, acts.slice(from, from + atOnce));
}

export const emptyPictures = (database: DataSource): Promise<unknown> =>
  database.query(`TRUNCATE ${tables.join(', ')}`);

/** All rows of their tables, in a stable order. */
export async function picturesContent(database: DataSource): Promise<Record<string, string[]>> {
  const content: Record<string, string[]> = {};
  for (const table of tables) {
    const rows = await database.query<{ row: string }[]>(
      `SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY 1`,
    );
    content[table] = rows.map(({ row }) => row);
  }
  return content;
}

/** A history of people with places and roles, and of what is done to their credentials. */
export class Lodge extends History {
  place(subject: AccountId, profile: 'TEACHER' | 'PUPIL', ended = false): void {
    const data = { ...sampleData('AccountAffiliated'), school: school(1), profile };
    if (!ended) this.add({ type: 'AccountAffiliated', subject, data });
    else
      this.add({
        type: 'AffiliationEnded',
        subject,
        data: { ...sampleData('AffiliationEnded'), school: school(1), profile, cause: 'DEPARTED' },
      });
  }

  /** An administrator of the installation, or of school 1. */
  role(subject: AccountId, scope: 'INSTALLATION' | 'SCHOOLS', endsOn?: string): void {
    const held: Scope = scope === 'SCHOOLS' ? { kind: scope, schools: [school(1)] } : { kind: scope };
    const data = {
      ...{ grant: uuid(0x4000_0000 + this.events.length), role: 'ADMINISTRATOR' as const, scope: held },
    };
    this.add({
      type: 'RoleGranted',
      subject,
      data: { ...data, ...(endsOn && { endsOn }) },
    });
  }

  reset(
    by: AccountId,
    subject: AccountId,
    occurredAt: string,
    more: { correlationId?: string; schools?: SchoolId[]; ip?: string } = {},
  ): Recorded {
    return this.add({
      type: 'TemporaryPasswordMade',
      ...{ actor: person(by), subject, occurredAt, schools: [school(1)], channel: 'DASHBOARD' },
      ...more,
    });
  }
}

/** Some hundreds of events of the pictures and others, of three schools and of none, over sixty days of autumn. */
export function busyAutumn(): Lodge {
  const history = new Lodge();
  const kinds = ['SignedIn', 'SignedIn', 'SignInRefused', 'UnknownLoginRefused', 'RecoveryRefused'] as const;
  const acts = ['TemporaryPasswordMade', 'LoginChanged', 'PersonInvited', 'AccountCreated'] as const;
  const others = ['PasswordChanged', 'AccountRead', 'CredentialsDistributed'] as const;
  const all = [...kinds, ...acts, ...others];
  let state = 7;
  const roll = (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 16) % sides;
  };
  const places = [[], [school(1)], [school(2)], [school(1), school(2)], [school(3)]];
  for (let made = 0; made < 500; made += 1) {
    const type = all[roll(all.length)] ?? 'SignedIn';
    const schools = places[roll(places.length)] ?? [];
    history.add({
      ...{ type, schools, channel: 'DASHBOARD' as const },
      actor: roll(6) === 0 ? { kind: 'SERVICE', id: 'cahier' } : person(account(5 + roll(5))),
      ...(type !== 'UnknownLoginRefused' && { subject: account(20 + roll(8)) }),
      occurredAt: new Date(Date.UTC(2026, 8, 19, 20) + roll(62 * 24 * 60) * 60_000).toISOString(),
    });
  }
  // The night on which clocks go back: two o'clock comes twice, and the day has 25 hours.
  for (const time of ['2026-10-24T22:00:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'])
    history.add({ type: 'SignedIn', actor: person(account(20)), occurredAt: time, schools: [school(1)] });
  history.add({ type: 'SignedIn', actor: person(account(20)), occurredAt: '2026-10-25T22:59:59.000Z' });
  // Somebody who is of the staff, somebody of equal rank, and an afternoon of resets.
  history.place(account(30), 'TEACHER');
  history.role(account(8), 'SCHOOLS');
  history.role(account(31), 'SCHOOLS');
  for (let made = 0; made < 22; made += 1)
    history.reset(account(8), account(30 + made), `2026-11-10T14:${String(made + 10)}:00.000Z`);
  // What staff do at home carries no school: it is among their own.
  history.add({
    type: 'SignedIn',
    actor: person(account(9)),
    subject: account(9),
    occurredAt: '2026-11-02T09:30:00.000Z',
  });
  return history;
}
