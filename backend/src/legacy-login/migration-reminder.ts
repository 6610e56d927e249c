import type { EventOf, Language, MigrationReminderAsked, Profile, SchoolId } from '@loge/contracts';
import type { Fold } from '../event-store/streams.js';
import { isCounted, isReachable } from './migration.js';
import type { Mover } from './migration.js';

/** Nobody is reminded more often than once in so many milliseconds. */
export const ONCE_IN = 24 * 3_600_000;

/** What the access stream of an account says of reminders. */
export interface Reminded {
  /** The language they last asked for a mail in; French, the portal's first, where they never did. */
  readonly language: Language;
  /** When they were last reminded; ISO 8601. */
  readonly at?: string;
}

/** Folds the access stream. */
export const remindedFold: Fold<Reminded> = {
  initial: { language: 'fr' },
  evolve: ({ language, at }, event) => ({
    language: event.type === 'RecoveryAsked' ? event.data.language : language,
    at: event.type === 'MigrationReminderAsked' ? event.metadata.occurredAt : at,
  }),
};

/**
 * Reminds somebody of the new way: nobody who has a password, whom no mail reaches, who has none of these profiles in
 * the school, whose account is closed or joined to another, or who was reminded within 24 hours.
 */
export function remind(
  command: { readonly school: SchoolId; readonly profiles: readonly Profile[]; readonly now: Date },
  mover: Mover,
  reminded: Reminded,
): EventOf<typeof MigrationReminderAsked>[] {
  const { school, profiles, now } = command;
  const holds = mover.places.some((place) => place.school === school && profiles.includes(place.profile));
  if (!holds || !isCounted(mover) || mover.hasPassword || !isReachable(mover)) return [];
  if (reminded.at && now.getTime() - new Date(reminded.at).getTime() < ONCE_IN) return [];
  return [{ type: 'MigrationReminderAsked', data: { school, language: reminded.language } }];
}
