import type { RecordReasonCode } from '@loge/contracts';
import {
  comparable,
  pupilKey,
  relativeKey,
  relativeNamesKey,
  shortIdentity,
  teacherKey,
} from '../../claims/name-keys.js';
import { barePlace } from '../records.js';
import type { NamedChild, PersonEntry, ReadRecord, SourceKind } from '../records.js';
import { readRows } from './csv-rows.js';
import type { Columns, CsvEncoding } from './csv-rows.js';
import { isTooLarge } from './bounds.js';
import { calendarDay, civility, compact, filled } from './personal.js';

/** The key that stands for the one school of a BE1D export, which its files do not name. */
export const BE1D_SCHOOL = 'be1d';

/** Names of columns as releases write them, compared by {@link comparable}. */
const column = {
  pupil: {
    birth: ['nom eleve', 'nom de famille eleve', 'nom de famille', 'nom'],
    usual: ["nom d'usage eleve", "nom d'usage", 'nom usage'],
    given: ['prenom eleve', 'prenom'],
    born: ['date naissance', 'date de naissance'],
    class: ['classe', 'classes'],
    level: ['niveau'],
    street: ['adresse1', 'adresse 1', 'adresse'],
    postcode: ['cp1', 'cp 1', 'cp'],
    town: ['commune1', 'commune 1', 'commune'],
    country: ['pays1', 'pays 1', 'pays'],
  },
  teacher: {
    civility: ['civilite'],
    birth: ['nom', 'nom de famille'],
    usual: ['nom usage', "nom d'usage"],
    given: ['prenom'],
    director: ['directeur'],
    class: ['classe', 'classes'],
    street: ['adresse'],
    postcode: ['cp', 'code postal'],
    town: ['commune'],
    country: ['pays'],
  },
  relative: {
    civility: ['civilite responsable', 'civilite'],
    birth: ['nom responsable', 'nom de famille responsable', 'nom'],
    usual: ['nom usage responsable', "nom d'usage responsable"],
    given: ['prenom responsable', 'prenom'],
    street: ['adresse responsable', 'adresse'],
    postcode: ['cp responsable', 'cp'],
    town: ['commune responsable', 'commune'],
    country: ['pays', 'pays responsable'],
    childBirth: ['nom de famille enfant', 'nom enfant'],
    childUsual: ["nom d'usage enfant", 'nom usage enfant'],
    childGiven: ['prenom enfant'],
    childClass: ['classes enfants', 'classes enfant', 'classe enfant'],
  },
  contact: {
    email: ['courriel'],
    home: ['telephone domicile'],
    work: ['telephone travail'],
    mobile: ['telephone portable'],
  },
};

/** The three files of an export by the middle of their names (`CSVExtraction-eleves.csv`). */
export const be1dSources: Readonly<Record<string, SourceKind>> = {
  eleves: 'PUPIL',
  enseignants: 'STAFF',
  responsables: 'RELATIVE',
};

/** A row as the file has it: the field of the first column that bears one of these names. */
type Row = (names: readonly string[], occurrence?: number) => string | undefined;

/**
 * Streams the records of one BE1D file, each checked by itself. There are no keys: the key of a record is the
 * identity that tells its person within the school.
 * @throws LogeError with file and line as {@link readRows} does, and `IMPORT_FILE_HEADER` for a missing column.
 */
export async function* readBe1d(file: {
  readonly path: string;
  readonly name: string;
  readonly source: SourceKind;
  readonly encoding: CsvEncoding;
}): AsyncGenerator<ReadRecord> {
  const { source, name } = file;
  const { birth, given, usual } =
    source === 'PUPIL' ? column.pupil : source === 'STAFF' ? column.teacher : column.relative;
  const needed: Columns =
    source === 'PUPIL'
      ? [birth, given, column.pupil.born, column.pupil.class]
      : source === 'STAFF'
        ? [birth, given]
        : [birth, given, column.relative.childBirth, column.relative.childGiven, column.relative.childClass];
  const kind: ReadRecord['kind'] = source === 'STAFF' ? 'TEACHER' : source;
  for await (const row of readRows(file, needed)) {
    const at = { file: name, line: row.line, source, kind };
    const broken = (problem: RecordReasonCode, key?: string): ReadRecord => compact({ ...at, key, problem });
    if (row.problem) {
      yield broken(row.problem);
      continue;
    }
    const told = (person: PersonEntry, identity: string): ReadRecord => {
      const key = shortIdentity(identity);
      if (!isTooLarge({ person })) return { ...at, key, person };
      // A text that is too long may be part of the identity, which then tells nobody.
      return broken('RECORD_TOO_LARGE', key === identity ? key : undefined);
    };
    const field: Row = (names, occurrence = 0) => filled(row.field(names, occurrence));
    const birthName = field(birth) ?? field(usual);
    const givenName = field(given);
    if (!birthName || !givenName) {
      yield broken('NAME_MISSING');
      continue;
    }
    const personName = compact({ family: field(usual) ?? birthName, given: givenName, birth: birthName });
    if (source === 'PUPIL') {
      const written = field(column.pupil.born);
      const birthDate = written ? calendarDay(written) : 'invalid';
      // Without it nothing tells the pupil from a homonym.
      if (birthDate === 'invalid') yield broken('BIRTH_DATE_INVALID');
      else {
        const entry = pupil(field, personName, birthDate);
        yield told(entry, pupilKey(entry.person));
      }
    } else if (source === 'STAFF') {
      const entry = teacher(field, personName);
      yield told(entry, teacherKey(entry.person));
    } else {
      const entry = relative(field, personName, row.occurrences(column.relative.childGiven));
      yield told(entry, relativeKey(entry.person) ?? keyByChildren(entry));
    }
  }
}

/** Of a relative without an address nothing but the very same children tells that two rows are one person. */
function keyByChildren({ who, children }: PersonEntry): string {
  const family = children.map(({ family, given, class: c }) => `${family},${given},${c}`).sort();
  return `${who}|with:${family.join(';')}`;
}

type Person = PersonEntry['person'];

function contacts(field: Row): Person['contacts'] {
  return compact({
    email: field(column.contact.email),
    homePhone: field(column.contact.home),
    workPhone: field(column.contact.work),
    mobile: field(column.contact.mobile),
  });
}

/** An address only with a street or a town: a country alone is nowhere. */
function address(
  field: Row,
  names: Record<'street' | 'postcode' | 'town' | 'country', readonly string[]>,
): Person['address'] {
  const [street, postcode, town] = [field(names.street), field(names.postcode), field(names.town)];
  return street || town ? compact({ street, postcode, town, country: field(names.country) }) : undefined;
}

function pupil(field: Row, name: Person['name'], birthDate: string): PersonEntry {
  const inClass = field(column.pupil.class);
  const called = (family: string): NamedChild => ({
    family: comparable(family),
    given: comparable(name.given),
    class: comparable(inClass),
  });
  return compact({
    person: compact({ name, birthDate, contacts: {}, address: address(field, column.pupil) }),
    places: [{ ...barePlace(BE1D_SCHOOL), classes: inClass ? [inClass] : [] }],
    level: field(column.pupil.level),
    relatives: [],
    children: [],
    knownAs: [...new Set([name.birth ?? name.family, name.family])].map(called),
  });
}

function teacher(field: Row, name: Person['name']): PersonEntry {
  const inClass = field(column.teacher.class);
  const isDirector = comparable(field(column.teacher.director)) === 'OUI';
  return {
    person: compact({
      name,
      civility: civility(field(column.teacher.civility)),
      contacts: contacts(field),
      address: address(field, column.teacher),
    }),
    places: [
      {
        ...barePlace(BE1D_SCHOOL),
        classes: inClass ? [inClass] : [],
        functions: isDirector ? [{ code: 'DIR', label: 'DIRECTEUR' }] : [],
      },
    ],
    relatives: [],
    children: [],
  };
}

function relative(field: Row, name: Person['name'], groups: number): PersonEntry {
  const children: NamedChild[] = [];
  for (let group = 0; group < groups; group++) {
    const child = {
      family: comparable(
        field(column.relative.childBirth, group) ?? field(column.relative.childUsual, group),
      ),
      given: comparable(field(column.relative.childGiven, group)),
      class: comparable(field(column.relative.childClass, group)),
    };
    if (child.family && child.given) children.push(child);
  }
  const person = compact({
    name,
    civility: civility(field(column.relative.civility)),
    contacts: contacts(field),
    address: address(field, column.relative),
  });
  return { who: relativeNamesKey(person), person, places: [], relatives: [], children };
}
