import type { PasswordPolicy, PortalSettings } from '@loge/contracts';
import { boys, families, girls, men, streets, towns, women } from './names.js';

/** One of the demo's two schools, as the directory will tell of it. */
export interface DemoSchool {
  readonly key: string;
  readonly uai: string;
  readonly name: string;
  readonly type: 'COLLEGE' | 'LYCEE';
  readonly street: string;
  readonly levels: readonly {
    readonly code: string;
    readonly classes: readonly string[];
    readonly age: number;
  }[];
  readonly passwordPolicy: PasswordPolicy;
  readonly portal: PortalSettings;
}

export interface DemoRelative {
  readonly key: number;
  readonly civility: 'M.' | 'Mme';
  readonly family: string;
  readonly given: string;
  readonly email: string;
  readonly mobile: string;
  readonly street: string;
  readonly postcode: string;
  readonly town: string;
}

export interface DemoPupil {
  readonly key: number;
  readonly school: string;
  readonly level: string;
  className: string;
  readonly civility: 'M.' | 'Mme';
  family: string;
  readonly given: string;
  /** dd/mm/yyyy, as in the directory. */
  readonly born: string;
  readonly relatives: readonly { readonly key: number; readonly relation: 1 | 2 | 3 }[];
}

export interface DemoStaff {
  readonly key: number;
  readonly school: string;
  readonly civility: 'M.' | 'Mme';
  readonly family: string;
  readonly given: string;
  readonly functionCode: string;
  readonly functionLabel: string;
  readonly subject?: string;
  readonly classes: readonly string[];
  readonly formTeacherOf?: string;
}

/** Everybody of the demo. */
export interface DemoTown {
  readonly schools: readonly DemoSchool[];
  readonly pupils: DemoPupil[];
  readonly relatives: DemoRelative[];
  readonly staff: DemoStaff[];
}

export const college: DemoSchool = {
  key: '91001',
  uai: '0912345E',
  name: 'Collège Les Tilleuls',
  type: 'COLLEGE',
  street: '2 place des Écoles',
  levels: [
    { code: '6EME', classes: ['6A', '6B'], age: 11 },
    { code: '5EME', classes: ['5A', '5B'], age: 12 },
    { code: '4EME', classes: ['4A', '4B'], age: 13 },
    { code: '3EME', classes: ['3A', '3B'], age: 14 },
  ],
  passwordPolicy: { minLength: 8, composition: true },
  portal: {
    termsUrl: 'https://college-les-tilleuls.example/conditions',
    privacyUrl: 'https://college-les-tilleuls.example/donnees-personnelles',
    contact: 'Le secrétariat du collège, bâtiment A, 01 99 00 12 34, de 8 h à 17 h',
  },
};

export const lycee: DemoSchool = {
  key: '91002',
  uai: '0911234X',
  name: 'Lycée Jean-Moulin',
  type: 'LYCEE',
  street: '1 parvis du Lycée',
  levels: [
    { code: '2NDE', classes: ['2de A', '2de B', '2de C'], age: 15 },
    { code: '1ERE', classes: ['1re G1', '1re G2', '1re STMG'], age: 16 },
    { code: 'TERM', classes: ['T G1', 'T G2', 'T STMG'], age: 17 },
  ],
  passwordPolicy: { minLength: 12, composition: false },
  portal: {
    termsUrl: 'https://lycee-jean-moulin.example/conditions',
    privacyUrl: 'https://lycee-jean-moulin.example/donnees-personnelles',
    videoUrl: 'https://lycee-jean-moulin.example/se-connecter-en-deux-minutes',
    contact: 'Le bureau numérique du lycée, salle B12, 01 99 00 56 78',
    color: '#7a1f3d',
  },
};

/** A small generator with a seed: the same demo on every machine, so that a picture of it stays true. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const subjects = [
  'FRANCAIS',
  'MATHEMATIQUES',
  'HISTOIRE-GEOGRAPHIE',
  'ANGLAIS',
  'ESPAGNOL',
  'PHYSIQUE-CHIMIE',
  'SVT',
  'EPS',
  'ARTS PLASTIQUES',
  'TECHNOLOGIE',
];

const offices = [
  ['DIR', 'DIRECTION'],
  ['ADF', 'PERSONNELS ADMINISTRATIFS'],
  ['ADF', 'PERSONNELS ADMINISTRATIFS'],
  ['EDU', 'EDUCATION'],
  ['AED', 'ASSISTANCE EDUCATIVE'],
  ['AED', 'ASSISTANCE EDUCATIVE'],
] as const;

const PUPILS_PER_CLASS = 24;

/** Makes the demo's people: about 900, two homonyms (Lucas Martin), one family (Besson) over both schools. */
export function makeTown(today: Date): DemoTown {
  const random = seeded(20261121);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  let lastKey = 100_000;
  const nextKey = () => (lastKey += 1 + Math.floor(random() * 7));
  const town: DemoTown = { schools: [college, lycee], pupils: [], relatives: [], staff: [] };

  const makeRelative = (family: string, civility: 'M.' | 'Mme', home: ReturnType<typeof makeHome>) => {
    const given = pick(civility === 'M.' ? men : women);
    const key = nextKey();
    const mailbox = `${given}.${family}`
      .normalize('NFD')
      .replace(/[^\w.-]/gu, '')
      .toLowerCase();
    const relative: DemoRelative = {
      key,
      civility,
      family,
      given,
      email: random() < 0.8 ? `${mailbox}${key % 100}@courriel.example` : '',
      mobile: `06 39 98 ${String(key % 100).padStart(2, '0')} ${String(Math.floor(random() * 100)).padStart(2, '0')}`,
      ...home,
    };
    town.relatives.push(relative);
    return relative;
  };
  const makeHome = () => ({ street: `${1 + Math.floor(random() * 90)} ${pick(streets)}`, ...pick(towns) });
  const birthDate = (age: number) => {
    const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
    const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
    return `${day}/${month}/${today.getUTCFullYear() - age}`;
  };

  const places = town.schools.flatMap((school) =>
    school.levels.flatMap((level) =>
      level.classes.flatMap((className) =>
        Array.from({ length: PUPILS_PER_CLASS }, () => ({ school: school.key, level, className })),
      ),
    ),
  );
  const usual = (
    place: (typeof places)[number],
    family: string,
    parents: DemoPupil['relatives'],
    given?: string,
  ) => {
    const girl = given === undefined && random() < 0.5;
    town.pupils.push({
      key: nextKey(),
      school: place.school,
      level: place.level.code,
      className: place.className,
      civility: girl ? 'Mme' : 'M.',
      family,
      given: given ?? pick(girl ? girls : boys),
      born: birthDate(place.level.age),
      relatives: parents,
    });
  };

  // Some places are taken by named people: the family over both schools, the two homonyms, the pupil of the tour.
  const first = (className: string) =>
    places.splice(
      places.findIndex((place) => place.className === className),
      1,
    )[0];
  const bessonHome = makeHome();
  const besson = [
    { key: makeRelative('Besson', 'Mme', bessonHome).key, relation: 2 as const },
    { key: makeRelative('Besson', 'M.', bessonHome).key, relation: 1 as const },
  ];
  for (const [className, family, given, parents] of [
    ['5B', 'Besson', 'Jules', besson],
    ['2de B', 'Besson', 'Hugo', besson],
    ['4A', 'Martin', 'Lucas', undefined],
    ['1re G1', 'Martin', 'Lucas', undefined],
    ['2de B', 'Arnaud', 'Tom', undefined],
  ] as const) {
    const place = first(className);
    if (!place) throw new Error(`The demo has no class ${className}.`);
    usual(
      place,
      family,
      parents ?? [{ key: makeRelative(family, 'Mme', makeHome()).key, relation: 2 }],
      given,
    );
  }

  while (places.length > 0) {
    const family = pick(families);
    const home = makeHome();
    const parents: { key: number; relation: 1 | 2 | 3 }[] = [];
    if (random() < 0.93) parents.push({ key: makeRelative(family, 'Mme', home).key, relation: 2 });
    if (parents.length === 0 || random() < 0.32) {
      const separate = random() < 0.2;
      const { key } = makeRelative(family, 'M.', separate ? makeHome() : home);
      parents.push({ key, relation: 1 });
    }
    const children = random() < 0.16 ? 2 : 1;
    for (let child = 0; child < children && places.length > 0; child += 1) {
      const place = places.splice(Math.floor(random() * places.length), 1)[0];
      if (place) usual(place, family, parents);
    }
  }

  for (const school of town.schools) {
    const classes = school.levels.flatMap((level) => level.classes);
    for (const [index, subject] of [...subjects, ...subjects].entries()) {
      const woman = random() < 0.6;
      const formClass = classes[index];
      const taught = classes.filter((_, place) => (place + index) % 3 === 0);
      town.staff.push({
        key: nextKey(),
        school: school.key,
        civility: woman ? 'Mme' : 'M.',
        family: pick(families),
        given: pick(woman ? women : men),
        functionCode: 'ENS',
        functionLabel: 'ENSEIGNEMENT',
        subject,
        classes: formClass && !taught.includes(formClass) ? [...taught, formClass] : taught,
        ...(formClass ? { formTeacherOf: formClass } : {}),
      });
    }
    for (const [functionCode, functionLabel] of offices) {
      const woman = random() < 0.6;
      town.staff.push({
        key: nextKey(),
        school: school.key,
        civility: woman ? 'Mme' : 'M.',
        family: pick(families),
        given: pick(woman ? women : men),
        functionCode,
        functionLabel,
        classes: [],
      });
    }
  }
  return town;
}
