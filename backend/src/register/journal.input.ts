import { AccountId, LogeError, SchoolId, eventDefinition } from '@loge/contracts';
import type { EventType } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { JournalFilter } from './commands.js';

/**
 * The filter that GraphQL input means; `null` means not given, as does an empty list of kinds.
 * @throws LogeError `BAD_INPUT` naming the first field that is wrong.
 */
export function filterOf(input: Api.JournalFilter | null | undefined): JournalFilter {
  const { from, to, kinds, actor, subject, person, school, class: code, search } = input ?? {};
  const { channel, outcome, correlation, weekday, hour } = input ?? {};
  return {
    ...(from != null && { from: instant(from, 'from') }),
    ...(to != null && { to: instant(to, 'to') }),
    ...(kinds && { kinds: kinds.map(kindOf) }),
    ...(actor != null && { actor: account(actor, 'actor') }),
    ...(subject != null && { subject: account(subject, 'subject') }),
    ...(person != null && { person: account(person, 'person') }),
    ...(school != null && { school: schoolOf(school) }),
    ...(code != null && { class: code }),
    ...(search != null && { search }),
    ...(channel != null && { channel }),
    ...(outcome != null && { outcome }),
    ...(correlation != null && { correlation }),
    ...(weekday != null && { weekday }),
    ...(hour != null && { hour }),
  };
}

function instant(text: string, field: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new LogeError('BAD_INPUT', { field });
  return date;
}

function account(text: string, field: string): AccountId {
  const read = AccountId.safeParse(text.toLowerCase());
  if (!read.success) throw new LogeError('BAD_INPUT', { field });
  return read.data;
}

function schoolOf(text: string): SchoolId {
  const read = SchoolId.safeParse(text);
  if (!read.success) throw new LogeError('BAD_INPUT', { field: 'school' });
  return read.data;
}

function kindOf(text: string): EventType {
  const known = eventDefinition(text);
  if (!known) throw new LogeError('BAD_INPUT', { field: 'kinds' });
  return known.type;
}
