import type { Right } from '@loge/contracts/client';
import { schoolDay } from '../i18n/format.js';
import type { ScopeForm } from '../people/role-form.js';

const DAY = 86_400_000;
/** As the server has it: a year and a day. */
const MOST_DAYS = 366;
const [SHORTEST_LABEL, LONGEST_LABEL] = [3, 80];

/** What a program may be let do, as the server has it: to read. */
export const readings = ['READ_SCHOOLS', 'READ_ACCOUNTS', 'READ_REGISTER'] as const;
/** One of them. */
export type Reading = (typeof readings)[number];

/** For how many hours the token before may go on; the server takes up to 168. */
export const previousHours = [0, 1, 24, 72, 168] as const;

/** What is chosen of an access to give. */
export interface ServiceForm extends ScopeForm {
  readonly label: string;
  readonly rights: readonly Reading[];
}

/** Nothing chosen yet; the only school there is, is. */
export function emptyService(schools: readonly { readonly id: string }[]): ServiceForm {
  const only = schools.length === 1 ? schools.map(({ id }) => id) : [];
  return { label: '', rights: [], kind: 'SCHOOLS', network: '', schools: only, classes: [] };
}

/** Whether a label has a length that the server takes. */
export function isLabel(label: string): boolean {
  const { length } = [...label.trim()];
  return length >= SHORTEST_LABEL && length <= LONGEST_LABEL;
}

/** The last days that a token may have, of Europe/Paris: today, and a year and a day from now. */
export const endBounds = (now: Date) => ({
  min: schoolDay(now),
  max: schoolDay(new Date(now.getTime() + MOST_DAYS * DAY)),
});

/** Whether a last day lies within them. */
export function isEnd(day: string, now: Date): boolean {
  const { min, max } = endBounds(now);
  return day >= min && day <= max;
}

/** The last day proposed: the same one next year. */
export function proposedEnd(now: Date): string {
  const { min, max } = endBounds(now);
  const sameDay = `${Number(min.slice(0, 4)) + 1}${min.slice(4).replace('-02-29', '-02-28')}`;
  return sameDay < max ? sameDay : max;
}

/** An instant of the last day that a token works: it ends when the next one begins. */
export const lastDay = (expiresAt: string): Date => new Date(Date.parse(expiresAt) - 1);

/** Until when the token before goes on; undefined when it is over already. Never longer than it would have. */
export function previousEnd(expiresAt: string, hours: number, now: Date): Date | undefined {
  const own = Date.parse(expiresAt);
  return own <= now.getTime() ? undefined : new Date(Math.min(own, now.getTime() + hours * 3_600_000));
}

/** A question that a token with these rights is answered, to try it with. */
export function firstQuestion(rights: readonly Right[]): string {
  if (rights.includes('READ_SCHOOLS')) return '{ schools(first: 5) { edges { node { id name } } } }';
  if (rights.includes('READ_ACCOUNTS')) return '{ accounts(first: 5) { edges { node { id login } } } }';
  return '{ journal(first: 5) { edges { node { id occurredAt } } } }';
}
