import { createHash } from 'node:crypto';
import { AccountId, EventId, accountStream, schoolId } from '@loge/contracts';
import type { LogeEvent, Profile, SchoolId } from '@loge/contracts';
import { homonym, loginBase } from '../../backend/src/accounts/login.js';
import type { ProjectedEvent } from '../../backend/src/accounts/account.rows.js';
import { boys, families, girls, men, women } from '../../backend/src/demo/names.js';
import { seeded } from '../../backend/src/demo/town.js';

const PEOPLE_PER_SCHOOL = 2_000;
const CLASSES = 40;
const subjects = ['FRANÇAIS', 'MATHÉMATIQUES', 'HISTOIRE-GÉOGRAPHIE', 'ANGLAIS', 'PHYSIQUE-CHIMIE', 'EPS'];

/** Somebody of the directory. */
export interface Member {
  readonly number: number;
  readonly id: AccountId;
  readonly name: { readonly given: string; readonly family: string };
  readonly login: string;
  readonly email?: string;
  readonly school: SchoolId;
  readonly profile: Profile;
  readonly class?: string;
  readonly joinKey: string;
  readonly activated: boolean;
}

/**
 * People as a region has them, the same in every run: schools of 2,000, of whom half are pupils; names of which few are
 * borne by many (Martin by one in fifteen), so that one in two has a homonym.
 */
export class BigDirectory {
  readonly members: readonly Member[];

  constructor(readonly people: number) {
    const random = seeded(11);
    const often = <Value>(values: readonly Value[]) =>
      values[Math.floor(random() ** 2 * values.length)] as Value;
    const bearers = new Map<string, number>();
    this.members = Array.from({ length: people }, (_, number): Member => {
      const place = number % PEOPLE_PER_SCHOOL;
      const profile =
        place < 1_000 ? 'PUPIL' : place < 1_850 ? 'RELATIVE' : place < 1_960 ? 'TEACHER' : 'NON_TEACHING';
      const given = often(profile === 'PUPIL' ? [...girls, ...boys] : [...women, ...men]);
      const name = { given, family: often(families) };
      const base = loginBase(name, profile);
      const nth = (bearers.get(base) ?? 0) + 1;
      bearers.set(base, nth);
      const login = homonym(base, nth);
      return {
        ...{ number, id: idOf('account', number), name, login, profile },
        ...(profile !== 'PUPIL' && { email: `${login}@exemple.fr` }),
        school: this.school(Math.floor(number / PEOPLE_PER_SCHOOL)),
        ...(profile === 'PUPIL' && { class: this.class(place) }),
        joinKey: `AC-VILLE$${12_000 + number}`,
        activated: random() < 0.6,
      };
    });
  }

  school = (number: number): SchoolId => schoolId(`09${String(20_000 + number)}A`);
  class = (number: number): string => `${6 - (number % 4)}-${(number >> 2) % (CLASSES / 4)}`;

  /** What the read model of accounts is made of, in order. */
  *events(): Iterable<ProjectedEvent> {
    let position = 0;
    for (const member of this.members) {
      const { id, number, name, login, email, school, profile, joinKey } = member;
      const event = (happened: LogeEvent, revision: number) =>
        // The rows need no more of an event than this.
        ({
          ...happened,
          ...{ stream: accountStream(id), revision, position: BigInt(++position), erased: [] },
          metadata: {
            id: EventId.parse(idOf(`event${revision}`, number)),
            ...{ occurredAt: '2026-09-01T08:00:00.000Z', correlationId: idOf('import', 0), subject: id },
          },
        }) as unknown as ProjectedEvent;
      const contacts = email ? { email, mobile: '0612345678' } : {};
      const address = {
        street: `${number % 90} rue des Tilleuls`,
        postcode: '91290',
        town: 'Valmont-sur-Orge',
      };
      yield event(
        { type: 'AccountCreated', data: { origin: 'DIRECTORY', name, contacts, address, login } },
        0,
      );
      const details = {
        classes: member.class ? [member.class] : [],
        groups: profile === 'PUPIL' && number % 10 === 0 ? ['LATIN'] : [],
        subjects: profile === 'TEACHER' ? [subjects[number % subjects.length] ?? ''] : [],
        functions: [],
        formTeacherOf: [],
        children:
          profile === 'RELATIVE'
            ? [
                {
                  child: idOf('account', number - 1_000),
                  relation: 'MOTHER' as const,
                  legalGuardian: 1 as const,
                },
              ]
            : [],
      };
      yield event(
        { type: 'AccountAffiliated', data: { school, profile, details, joinKey, relatives: [] } },
        1,
      );
      if (member.activated) yield event({ type: 'AccountActivated', data: { by: 'PASSWORD' } }, 2);
    }
  }
}

/** A UUID that is the same in every run; numbers that follow each other lie far apart. */
function idOf(space: string, number: number): AccountId {
  const hex = createHash('md5').update(`${space}${number}`).digest('hex');
  return AccountId.parse(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`,
  );
}
