import { schoolCode } from '@loge/contracts';
import type { Actor } from '@loge/contracts';
import { dayInDigits, timeInDigits } from '../../files/dates.js';
import type { JournalEntry } from '../commands.js';
import { eventView } from '../journal.view.js';
import type { Names } from '../journal.view.js';
import { changeText } from './change-words.js';
import type { Listing } from './listing.js';
import { channelWords, kindWords, outcomeWords, systemWords } from './words.js';

/** An event of the register with where it stands, and how those it speaks of are called. */
export interface JournalLine {
  readonly position: string;
  readonly entry: JournalEntry;
  readonly names: LineNames;
}

/** How people, schools and the programs that acted are called; a program that is absent goes by its id. */
export interface LineNames extends Names {
  readonly services: ReadonlyMap<string, string>;
}

/** Events of the register, newest first. */
export const journalListing = (title: string): Listing<JournalLine> => ({
  title,
  header: [
    ...[
      'date',
      'heure',
      'événement',
      'acteur',
      'personne',
      'établissements',
      'classes',
      'par où',
      'résultat',
    ],
    ...['raison', 'valeurs changées', 'précisions', 'type', 'événement (id)', 'acteur (id)', 'personne (id)'],
    ...['codes des établissements', 'opération (id)', 'position'],
  ],
  cells({ position, entry, names }) {
    const { occurredAt: at, actor, subject } = entry;
    return [
      ...[dayInDigits(at, 'fr'), timeInDigits(at), kindWords[entry.kind] ?? entry.kind],
      ...[actorText(actor, names), personText(subject, names)],
      ...[schoolTexts({ entry, names }), entry.classes.join(', ')],
      ...[channelWords[entry.channel], outcomeWords[entry.outcome], entry.reason ?? ''],
      ...[entry.changes.map(changeText).join(' ; '), JSON.stringify(entry.facts), entry.kind],
      ...[entry.id, actor.id, subject ?? '', entry.schools.map((id) => schoolCode(id).code).join(', ')],
      ...[entry.correlationId, position],
    ];
  },
  object({ position, entry, names }) {
    const { id, kind, occurredAt, recordedAt, actor, subject, schools, ...rest } = eventView(entry, names);
    const { classes, channel, outcome, reason, facts, changes, correlationId, causationId } = rest;
    const named = (person: typeof subject) =>
      person && { id: person.id, displayName: person.displayName ?? null };
    return {
      ...{ position, id, kind, occurredAt, recordedAt },
      actor: { kind: actor.kind, name: actorName(entry.actor, names), person: named(actor.person) },
      subject: named(subject),
      schools: schools.map((school) => ({ id: school.id, name: school.name ?? null })),
      ...{ classes, channel, outcome, reason, facts, changes, correlationId, causationId },
    };
  },
  columns: [
    { title: 'Quand', share: 0.1 },
    { title: 'Événement', share: 0.16 },
    { title: 'Acteur', share: 0.14 },
    { title: 'Personne', share: 0.14 },
    { title: 'Établissements, classes', share: 0.17 },
    { title: 'Par où', share: 0.1 },
    { title: 'Raison, valeurs changées', share: 0.19 },
  ],
  printed({ entry, names }) {
    const { occurredAt: at, outcome, classes } = entry;
    return [
      `${dayInDigits(at, 'fr')}\n${timeInDigits(at)}`,
      kindWords[entry.kind] ?? entry.kind,
      actorText(entry.actor, names),
      personText(entry.subject, names),
      [schoolTexts({ entry, names }), classes.join(', ')].filter(Boolean).join('\n'),
      channelWords[entry.channel] + (outcome === 'REFUSED' ? `\n${outcomeWords.REFUSED}` : ''),
      [entry.reason ?? '', ...entry.changes.map(changeText)].filter(Boolean).join('\n'),
    ];
  },
});

function actorText(actor: Actor, names: LineNames): string {
  switch (actor.kind) {
    case 'ACCOUNT':
      return personText(actor.id, names);
    case 'SERVICE':
      return serviceName(actor.id, names);
    case 'SYSTEM':
      return systemWords[actor.id];
  }
}

/** As the API names an actor: people by their account, others by a name. */
function actorName(actor: Actor, names: LineNames): string | null {
  switch (actor.kind) {
    case 'ACCOUNT':
      return null;
    case 'SERVICE':
      return serviceName(actor.id, names);
    case 'SYSTEM':
      return actor.id;
  }
}

const serviceName = (id: string, { services }: LineNames): string => services.get(id) ?? id;

const personText = (id: JournalEntry['subject'], { people }: Names): string =>
  id === null ? '' : (people.get(id)?.displayName ?? id);

const schoolTexts = ({ entry, names }: Pick<JournalLine, 'entry' | 'names'>): string =>
  entry.schools.map((id) => names.schools.get(id) ?? schoolCode(id).code).join(', ');
