import type { Reach } from '../rights/rights.js';
import { anyTerm, term } from './account.terms.js';

/** The parameters of one statement, numbered as they are added. */
export class Parameters {
  readonly values: unknown[] = [];

  /** @returns the placeholder to write in the statement. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/**
 * The condition that there is a row of an account's. It is looked up account by account: of `EXISTS` PostgreSQL may make
 * the set of all accounts first, which takes a second where many schools are reached.
 */
export const thereIs = (rows: string): string => `coalesce((SELECT true FROM ${rows} LIMIT 1), false)`;

/**
 * The condition that an affiliation, `f`, lies within reach: its school is reached whole, or its classes are among
 * those reached. (A relative has no class: whoever reaches classes only does not reach relatives.)
 */
export function affiliationWithin(reach: Reach, parameters: Parameters): string {
  if (reach.kind === 'everything') return 'true';
  const whole = reach.schools.filter((school) => !reach.classes.has(school));
  const partial = [...reach.classes].flatMap(([school, codes]) =>
    codes.map((code) => [school, code] as const),
  );
  // Compared as text of another order than the index has: it would look for each of many schools, account by account.
  const inSchool = `f.school COLLATE "C" = ANY(${parameters.add(whole)}::text[])`;
  if (partial.length === 0) return inSchool;
  const schools = parameters.add(partial.map(([school]) => school));
  const classes = parameters.add(partial.map(([, code]) => code));
  return `(${inSchool} OR EXISTS (
    SELECT 1 FROM unnest(${schools}::text[], ${classes}::text[]) AS part (school, class)
    WHERE part.school = f.school AND part.class = ANY(f.classes)))`;
}

/** Of more schools and classes each account is looked at: the index would try all of them for everybody it finds. */
const FEW = 8;

/**
 * The terms, one of which an account has that lies within reach, as {@link accountWithin} has it; nothing where they
 * would not narrow much.
 */
export function termsWithin(reach: Reach): string | undefined {
  if (reach.kind === 'everything') return undefined;
  const terms = [
    ...reach.schools.filter((school) => !reach.classes.has(school)).map((school) => term('school', school)),
    ...[...reach.classes].flatMap(([school, codes]) =>
      codes.map((code) => term('class', `${school}/${code}`)),
    ),
    ...reach.networks.map((network) => term('network', network)),
  ];
  // Who reaches nothing finds nobody.
  if (terms.length === 0) return term('school', '');
  return terms.length <= FEW ? anyTerm(terms) : undefined;
}

/** The condition that an account, `a`, lies within reach: by a place, now or once, or by a role held there. */
export function accountWithin(reach: Reach, parameters: Parameters): string {
  if (reach.kind === 'everything') return 'true';
  const place = affiliationWithin(reach, parameters);
  return `(${thereIs(`read.affiliation f WHERE f.account = a.id AND ${place}`)}
    OR ${roleWithin(reach, parameters)})`;
}

/** The condition that an account, `a`, holds a role within reach. */
export function roleWithin(reach: Reach, parameters: Parameters): string {
  if (reach.kind === 'everything') return 'true';
  const whole = parameters.add(reach.schools.filter((school) => !reach.classes.has(school)));
  const networks = parameters.add(reach.networks);
  return thereIs(`read.account_role r WHERE r.account = a.id
    AND (r.schools && ${whole}::text[] OR r.network = ANY(${networks}::text[]))`);
}

/** The condition that the login of an account, `a`, is shown. */
export function loginWithin(reach: Reach, parameters: Parameters): string {
  if (reach.kind === 'everything') return 'true';
  return `(${inFullWithin(reach, parameters)} OR ${roleWithin(reach, parameters)})`;
}

/**
 * The condition that an account, `a`, is shown in full: a place within reach is one of now or, where there is none
 * anywhere, the last one. Whoever has left for another school is that school's from then on; a role alone opens no
 * personal page.
 */
export function inFullWithin(reach: Reach, parameters: Parameters): string {
  if (reach.kind === 'everything') return 'true';
  return thereIs(`read.affiliation f WHERE f.account = a.id AND ${affiliationWithin(reach, parameters)}
    AND NOT EXISTS (SELECT 1 FROM read.affiliation later WHERE later.account = f.account
      AND coalesce(later.ended_at, 'infinity') > coalesce(f.ended_at, 'infinity'))`);
}
