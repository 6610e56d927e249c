import { loginOf } from './people.js';
import type { DevPerson } from './people.js';

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const standings = ['GOOD', 'TO_CHANGE', 'LOCKED', 'NONE', 'TEMPORARY', 'EXPIRED'] as const;

/** What somebody signs in with: passwords that stand in every way there is, by turns. */
export function credentialsOf(person: DevPerson) {
  const password = standings[Number(person.id.slice(-2)) % standings.length];
  return {
    logins: [loginOf(person), `${loginOf(person)}@messagerie.example.org`],
    password,
    passwordSince: password === 'NONE' ? null : '2026-09-14T09:30:00.000Z',
    passwordExpiresAt:
      password === 'TEMPORARY'
        ? new Date(Date.now() + 30 * 86_400_000).toISOString()
        : password === 'EXPIRED'
          ? '2026-11-13T09:30:00.000Z'
          : null,
  };
}

/** Where somebody is signed in: on a telephone that remembers them, and on something that nobody knows. */
export function sessionsOf({ id }: DevPerson) {
  const expiresAt = ago(-600);
  return [
    {
      ...{ id: `${id}-1`, current: false, device: 'Firefox · Android', network: '203.0.113.*' },
      ...{ startedAt: ago(4_000), lastSeenAt: ago(12), expiresAt, remembered: true },
    },
    {
      ...{ id: `${id}-2`, current: false, device: null, network: null },
      ...{ startedAt: ago(300), lastSeenAt: ago(180), expiresAt, remembered: false },
    },
  ];
}
