import type { Reach } from '../../rights/rights.js';
import type { FileReader } from './files.table.js';

/** The parameters of one statement, numbered as they are added. */
export function sqlParameters() {
  const values: unknown[] = [];
  return { values, add: (value: unknown) => `$${values.push(value)}` };
}

type Parameters = ReturnType<typeof sqlParameters>;

/**
 * The condition that somebody may see a file: one of whole schools if they may give out the credentials of all of them,
 * their own of classes and of people picked, and those of classes within reach. The row of a file that is half made or half deleted shows to nobody.
 */
export function visibleTo({ account, manage, distribute }: FileReader, parameters: Parameters): string {
  const own = `made_by = ${parameters.add(account)} AND NOT (named AND classes = '{}')`;
  const ofSchools = wholly(distribute, parameters);
  const ofClasses = `named AND classes <> '{}' AND (${wholly(manage, parameters)} OR ${inClasses(manage, parameters)})`;
  return `state = 'READY' AND (${own} OR ${ofSchools} OR ${ofClasses})`;
}

function wholly(reach: Reach, parameters: Parameters): string {
  if (reach.kind === 'everything') return 'true';
  const whole = reach.schools.filter((school) => !reach.classes.has(school));
  return `schools <@ ${parameters.add(whole)}::text[]`;
}

function inClasses(reach: Reach, parameters: Parameters): string {
  if (reach.kind === 'everything') return 'true';
  const parts = [...reach.classes].map(
    ([school, codes]) =>
      `(schools = ARRAY[${parameters.add(school)}::text] AND classes <@ ${parameters.add(codes)}::text[])`,
  );
  return parts.length > 0 ? `(${parts.join(' OR ')})` : 'false';
}
