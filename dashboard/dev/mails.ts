import type { MailRowFragment } from '@loge/contracts/client';
import { people, personRef } from './people.js';

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const base = { tries: 1, smtpCode: null, endedAt: null, nextTryAt: null };

/** A mail in each state, as the API gives them. */
export const mails = (
  [
    { ...base, kind: 'RECOVERY', state: 'WAITING', tries: 3, smtpCode: 451, nextTryAt: ago(-10) },
    { ...base, kind: 'PASSWORD_RESET', state: 'SENT', endedAt: ago(3) },
    { ...base, kind: 'RECOVERY', state: 'FAILED', smtpCode: 550, endedAt: ago(40) },
    { ...base, kind: 'NEW_DEVICE', state: 'FAILED', tries: 8, endedAt: ago(90) },
    { ...base, kind: 'FORGOTTEN_LOGIN', state: 'DROPPED', endedAt: ago(200) },
  ] as const
).map((mail, index) => ({
  ...mail,
  id: `30000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  person: personRef(people[index + 1]!),
  queuedAt: ago(5 + index * 60),
})) satisfies readonly (Omit<MailRowFragment, 'person'> & { readonly person: object })[];
