import type { Reach } from '../rights/rights.js';

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
 * The condition that an affiliation, `f`, lies within reach: its school is reached whole, or its classes are among
 * those reached. (A relative has no class: whoever reaches classes only does not reach relatives.)
 */
export function affiliationWithin(reach: Reach, parameters: Parameters): string {
  if (reach.kind === 'everything') return 'true';
  const whole = reach.schools.filter((school) => !reach.classes.has(school));
  const partial = [...reach.classes].flatMap(([school, codes]) =>
    codes.map((code) => [school, code] as const),
  );
  const inSchool = `f.school = ANY(${parameters.add(whole)}::text[])`;
  if (partial.length === 0) return inSchool;
  const schools = parameters.add(partial.map(([school]) => school));
  const classes = parameters.add(partial.map(([, code]) => code));
  return `(${inSchool} OR EXISTS (
    SELECT 1 FROM unnest(${schools}::text[], ${classes}::text[]) AS part (school, class)
    WHERE part.school = f.school AND part.class = ANY(f.classes)))`;
}

/** The condition that an account, `a`, lies within reach: by a place, now or once, or by a role held there. */
export function accountWithin(reach: Reach, parameters: Parameters): string {
  if (reach.kind === 'everything') return 'true';
  const place = affiliationWithin(reach, parameters);
  return `(EXISTS (SELECT 1 FROM read.affiliation f WHERE f.account = a.id AND ${place})
    OR ${roleWithin(reach, parameters)})`;
}

/** The condition that an account, `a`, holds a role within reach. */
export function roleWithin(reach: Reach, parameters: Parameters): string {
  if (reach.kind === 'everything') return 'true';
  const whole = parameters.add(reach.schools.filter((school) => !reach.classes.has(school)));
  const networks = parameters.add(reach.networks);
  return `EXISTS (SELECT 1 FROM read.account_role r WHERE r.account = a.id
    AND (r.schools && ${whole}::text[] OR r.network = ANY(${networks}::text[])))`;
}

/**
 * The condition that an account, `a`, is shown in full: a place within reach is one of now or, where there is none
 * anywhere, the last one. Whoever has left for another school is that school's from then on; a role alone opens no
 * personal page.
 */
export function inFullWithin(reach: Reach, parameters: Parameters): string {
  if (reach.kind === 'everything') return 'true';
  return `EXISTS (SELECT 1 FROM read.affiliation f WHERE f.account = a.id AND ${affiliationWithin(reach, parameters)}
    AND NOT EXISTS (SELECT 1 FROM read.affiliation later WHERE later.account = f.account
      AND coalesce(later.ended_at, 'infinity') > coalesce(f.ended_at, 'infinity')))`;
}
