import { claire, loginOf, nameOf, people, personRef } from './people.js';

const by = (person: (typeof people)[number]) => ({ kind: 'ACCOUNT', person: personRef(person), name: null });
const loge = { kind: 'SYSTEM', person: null, name: 'REACTOR' };
const event = '10000000-0000-4000-8000-000000000008';

/** Credentials in every way there is: of every second person a temporary password, of the others one of their own. */
export function credentialHands({ account }: { account: string }) {
  const owner = people.find(({ id }) => id === account);
  if (!owner) return null;
  const other = people[5] ?? owner;
  const hand = (person: typeof owner, day: string, means: string, reason: string | null) => ({
    ...{ actor: by(person), at: `2026-09-${day}T08:05:00.000Z`, means, reason, distribution: null, event },
  });
  const made = (kind: string, day: string, more: object) => ({
    ...{ kind, madeAt: `2026-09-${day}T08:00:00.000Z`, madeBy: by(claire), reason: null },
    ...{ expiresAt: null, end: 'WORKING', endedAt: null, hands: [], ...more },
  });
  const own = made('PASSWORD', '20', { madeBy: by(owner) });
  const temporary = made('TEMPORARY_PASSWORD', '03', {
    ...{ reason: 'Rentrée des secondes', expiresAt: '2026-12-02T09:00:00.000Z' },
    hands: [
      hand(claire, '03', 'FILE', 'Rentrée des secondes'),
      hand(other, '04', 'LETTER', 'Courrier aux familles, remis par le professeur principal à chaque élève'),
      hand(claire, '07', 'FILE', null),
    ],
  });
  const before = [
    made('LINK', '02', { ...{ madeBy: loge, end: 'REPLACED' }, endedAt: '2026-09-03T08:00:00.000Z' }),
    made('OLD_LOGIN', '01', { end: 'REPLACED', endedAt: '2026-09-03T08:00:00.000Z' }),
  ];
  return Number(account.slice(-1)) % 2 === 0
    ? [temporary, ...before]
    : [own, { ...temporary, end: 'USED', endedAt: own.madeAt }, ...before];
}

/** A login is taken where it begins with « pris ». */
export function changeLogin({ input }: { input: { account: string; login: string } }) {
  const owner = people.find(({ id }) => id === input.account);
  if (!owner || input.login === loginOf(owner)) throw new Error('NOT_FOUND');
  return { account: owner.id, displayName: nameOf(owner), login: input.login.toLowerCase(), pending: false };
}
