import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Profile } from '@loge/contracts';
import type { AccountId, Civility, Contacts, PostalAddress, Relation, SchoolId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import type { Reach } from '../rights/rights.js';
import { activatedAccount } from './account-conditions.js';
import { statusOf } from './account.rows.js';
import { AccountPage } from './commands.js';
import type { AccountView, AffiliationView, FamilyMemberView } from './commands.js';
import { accountWithin, affiliationWithin, inFullWithin, Parameters, roleWithin } from './within-reach.js';

interface Row {
  readonly id: AccountId;
  readonly family: string;
  readonly given: string;
  readonly birth_name: string | null;
  readonly login: string;
  readonly active: boolean;
  readonly closed: boolean;
  readonly joined_to: AccountId | null;
  readonly civility: Civility | null;
  readonly birth_date: string | null;
  readonly email: string | null;
  readonly phones: readonly string[];
  readonly contacts: Contacts;
  readonly address: PostalAddress | null;
  readonly created_at: Date;
  readonly activated: boolean;
  readonly in_full: boolean;
  readonly by_role: boolean;
}

interface PlaceRow {
  readonly school: SchoolId;
  readonly profile: Profile;
  readonly current: boolean;
  readonly away: boolean;
  readonly since: Date;
  readonly ended_at: Date | null;
  readonly classes: readonly string[];
  readonly groups: readonly string[];
  readonly subjects: readonly string[];
  readonly functions: readonly string[];
  readonly form_teacher_of: readonly string[];
  readonly join_key: string | null;
  readonly by_hand: boolean;
  readonly within: boolean;
}

interface TieRow {
  readonly relative: AccountId;
  readonly child: AccountId;
  readonly school: SchoolId;
  readonly relation: Relation;
  readonly legal_guardian: 0 | 1 | 2;
}

@QueryHandler(AccountPage)
export class AccountPageHandler implements IQueryHandler<AccountPage> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async execute({ id, reach }: AccountPage): Promise<AccountView | undefined> {
    const row = await this.account(id, reach);
    if (!row) return undefined;
    const places = await this.places(id, reach);
    const within = places.filter((place) => place.within);
    const present = places.filter(({ current, away }) => current || away);
    const { family, given, birth_name, in_full: inFull } = row;
    return {
      id,
      name: { family, given, ...(birth_name !== null && { birth: birth_name }) },
      displayName: `${given} ${family}`.trim(),
      login: inFull || row.by_role ? row.login : '',
      status: statusOf(row),
      inFull,
      ...(inFull ? personal(row) : withheld),
      createdAt: row.created_at,
      activated: row.activated,
      affiliations: within.map(affiliation),
      family: inFull ? await this.family(id, reach) : [],
      ...(await this.joined(row, reach)),
      present: {
        schools: [...new Set(present.map(({ school }) => school))],
        classes: [
          ...new Set(present.flatMap(({ school, classes }) => classes.map((code) => `${school}/${code}`))),
        ],
      },
    };
  }

  private async account(id: AccountId, reach: Reach): Promise<Row | undefined> {
    const parameters = new Parameters();
    const rows = await this.database.query<Row[]>(
      `SELECT a.id, a.family, a.given, a.birth_name, a.login, a.active, a.closed, a.joined_to, a.civility, a.birth_date::text, a.email,
              a.phones, a.contacts, a.address, a.created_at, ${activatedAccount} AS activated,
              ${inFullWithin(reach, parameters)} AS in_full, ${roleWithin(reach, parameters)} AS by_role
       FROM read.account a WHERE a.id = ${parameters.add(id)}::uuid AND ${accountWithin(reach, parameters)}`,
      parameters.values,
    );
    return rows[0];
  }

  /** The account it leads to and those that lead to it, within reach. */
  private async joined(
    { id, joined_to }: Row,
    reach: Reach,
  ): Promise<Pick<AccountView, 'joinedTo' | 'joined'>> {
    const parameters = new Parameters();
    const rows = await this.database.query<{ id: AccountId }[]>(
      `SELECT a.id FROM read.account a
       WHERE (a.id = ${parameters.add(joined_to)}::uuid OR a.joined_to = ${parameters.add(id)}::uuid)
         AND ${accountWithin(reach, parameters)} ORDER BY a.created_at, a.id`,
      parameters.values,
    );
    const ids = rows.map((row) => row.id);
    return {
      joinedTo: ids.find((one) => one === joined_to) ?? null,
      joined: ids.filter((one) => one !== joined_to),
    };
  }

  /** All places, present ones first; `within` tells those within reach. */
  private places(id: AccountId, reach: Reach): Promise<PlaceRow[]> {
    const parameters = new Parameters();
    return this.database.query<PlaceRow[]>(
      `SELECT f.*, ${affiliationWithin(reach, parameters)} AS within FROM read.affiliation f
       WHERE f.account = ${parameters.add(id)}::uuid
       ORDER BY f.current DESC, f.school, array_position(${parameters.add(Profile.options)}::text[], f.profile)`,
      parameters.values,
    );
  }

  /**
   * Ties recorded in schools within reach: children first, then relatives, legal guardians before others. What is told
   * of an account that leads to another is told of that one; its own ties that one has.
   */
  private async family(id: AccountId, reach: Reach): Promise<FamilyMemberView[]> {
    const parameters = new Parameters();
    const account = parameters.add(id);
    const rows = await this.database.query<TieRow[]>(
      `WITH tie AS (
         SELECT t.relative, coalesce(c.joined_to, t.child) AS child, t.school, t.relation, t.legal_guardian
         FROM read.family t LEFT JOIN read.account c ON c.id = t.child
         WHERE (t.relative = ${account}::uuid OR t.child = ANY(ARRAY(
                  SELECT id FROM read.account WHERE id = ${account}::uuid OR joined_to = ${account}::uuid)))
           AND EXISTS (SELECT 1 FROM read.affiliation f
                       WHERE f.account IN (t.relative, t.child) AND f.school = t.school
                         AND ${affiliationWithin(reach, parameters)})
           AND (t.relative = ${account}::uuid OR NOT EXISTS (
                  SELECT 1 FROM read.account r WHERE r.id = t.relative AND r.joined_to IS NOT NULL)))
       SELECT * FROM tie t
       ORDER BY t.relative <> ${account}::uuid, t.legal_guardian = 0, t.legal_guardian, t.school, t.relative, t.child`,
      parameters.values,
    );
    return rows.map(({ relative, child, school, relation, legal_guardian }) => ({
      person: relative === id ? child : relative,
      side: relative === id ? 'CHILD' : 'RELATIVE',
      relation,
      legalGuardian: legal_guardian,
      school,
    }));
  }
}

type Personal = Pick<AccountView, 'civility' | 'birthDate' | 'email' | 'phones' | 'contacts' | 'address'>;

const withheld: Personal = {
  ...{ civility: null, birthDate: null, email: null, phones: [], contacts: null, address: null },
};

function personal({ civility, birth_date, email, phones, contacts, address }: Row): Personal {
  return { civility, birthDate: birth_date, email, phones, contacts, address };
}

function affiliation(row: PlaceRow): AffiliationView {
  const { school, profile, current, since, classes, groups, subjects, functions } = row;
  return {
    ...{ school, profile, current, since, classes, groups, subjects, functions },
    endedAt: row.ended_at,
    formTeacherOf: row.form_teacher_of,
    joinKey: row.join_key,
    byHand: row.by_hand,
  };
}
