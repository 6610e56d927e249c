import type { EventType } from '@loge/contracts';
import { sampleFacts } from '../src/admin/register/sentences/samples.js';
import { claire, gaston, nameOf, people, personRef, schoolRef, loginOf } from './people.js';

const uuid = (n: number): string => `10000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const kinds = Object.keys(sampleFacts) as EventType[];
const selfMade: readonly string[] = [
  'SignedIn',
  'SessionEnded',
  'PasswordChanged',
  'AccountActivated',
  'InvitationAccepted',
];
const reasons = [
  'mot de passe oublié, carte vérifiée',
  null,
  null,
  'changement de classe demandé par la famille',
];

/** Three hundred events of every kind, newest first, over some weeks. */
export const events = Array.from({ length: 300 }, (_, i) => {
  const kind = kinds[(i * 11) % kinds.length]!;
  const person = people[(i * 17 + 3) % people.length]!;
  const self = selfMade.includes(kind);
  const actor = i % 5 === 0 ? gaston : claire;
  const subject =
    kind.startsWith('Import') || kind.startsWith('School') || kind === 'PeopleSearched'
      ? null
      : self
        ? actor
        : person;
  const stranger = kind === 'UnknownLoginRefused' || kind === 'SignInRefused';
  const occurredAt = new Date(Date.now() - i * i * 38_000 - i * 400_000).toISOString();
  const facts: Record<string, unknown> = { ...sampleFacts[kind] };
  if (kind === 'AccountCreated') Object.assign(facts, { login: loginOf(person) });
  return {
    id: uuid(i),
    kind,
    occurredAt,
    recordedAt: occurredAt,
    actor: stranger
      ? { kind: 'SYSTEM', person: null, name: 'STRANGER' }
      : i % 7 === 3 && !self
        ? { kind: 'SYSTEM', person: null, name: 'COMMAND_LINE' }
        : { kind: 'ACCOUNT', person: personRef(actor), name: null },
    subject:
      kind === 'UnknownLoginRefused' || !subject
        ? null
        : i === 20
          ? { ...personRef(subject), displayName: null }
          : personRef(subject),
    schools: [schoolRef(person.school)],
    classes: person.class ? [person.class] : [],
    channel:
      i % 7 === 3
        ? 'COMMAND_LINE'
        : kind.startsWith('Affiliation') || kind === 'AccountCreated'
          ? 'IMPORT'
          : 'DASHBOARD',
    outcome: stranger || kind === 'ImportRefused' ? 'REFUSED' : 'SUCCESS',
    reason: reasons[i % reasons.length] ?? null,
    facts,
    correlationId: uuid(1000 + Math.floor(i / 4)),
    changes:
      kind === 'AccountRenamed'
        ? [
            { field: 'name.family', before: 'Arnaud', after: 'Arnaud-Leroy' },
            { field: 'name.birth', before: null, after: 'Arnaud' },
          ]
        : [],
    ip: '192.0.2.17',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    causedBy: null,
    technical: { stream: `account-${person.id}`, revision: i, position: 4000 - i, version: 1 },
    // What filters look at.
    about: subject ? nameOf(subject) : '',
  };
});
