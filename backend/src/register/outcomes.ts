import type { EventType } from '@loge/contracts';

/** How what an event tells of ended. */
export type Outcome = 'SUCCESS' | 'REFUSED';

/** The kinds of event that tell of a refusal; an import held for confirmation is not refused yet. */
export const refusals: readonly EventType[] = [
  'SignInRefused',
  'UnknownLoginRefused',
  'RecoveryRefused',
  'MailRefused',
  'ImportRefused',
  'ApiTokenRefused',
];

/** How what this kind of event tells of ended. */
export const outcomeOf = (type: EventType): Outcome => (refusals.includes(type) ? 'REFUSED' : 'SUCCESS');
