/** Invented people and schools for looking at the dashboard without its backend; never part of a build. */
export interface DevPerson {
  readonly id: string;
  readonly given: string;
  readonly family: string;
  readonly profile: 'PUPIL' | 'RELATIVE' | 'TEACHER' | 'NON_TEACHING' | null;
  readonly school: number;
  readonly class?: string;
}

export const schools = [
  {
    id: 'uai-0611234X',
    name: 'Lycée polyvalent Jean-Moulin',
    code: '0611234X',
    type: 'LYCEE',
    sector: 'PUBLIC',
    network: 'NORMANDIE',
    town: 'Alençon',
    classes: ['2de A', '2de B', '2de C', '1re G1', '1re G2', '1re STMG', 'Tle G1', 'Tle G2', 'Tle STMG'],
  },
  {
    id: 'uai-0610777K',
    name: 'Collège Louise-Michel',
    code: '0610777K',
    type: 'COLLEGE',
    sector: 'PUBLIC',
    network: 'NORMANDIE',
    town: 'Sées',
    classes: Array.from({ length: 40 }, (_, i) => `${6 - Math.floor(i / 10)}e ${'ABCDEFGHIJ'[i % 10]}`),
  },
];

const given = 'Tom Anne Élodie Lucas Inès Mathis Zoé Hugo Léa Noé Manon Yanis Chloé Rayan Jeanne Aïcha'.split(
  ' ',
);
const family =
  'Arnaud Besson Lefèvre N’Diaye Martin-Delacroix Øberg Leroy Garnier D’Estrées Vidal Moulin Haddad'.split(
    ' ',
  );

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const claire: DevPerson = { id: uuid(1), given: 'Claire', family: 'Besson', profile: null, school: 0 };
export const gaston: DevPerson = {
  id: uuid(2),
  given: 'Gaston',
  family: 'Delaunay-Fontenay',
  profile: null,
  school: 0,
};

export const people: readonly DevPerson[] = [
  claire,
  gaston,
  ...Array.from({ length: 180 }, (_, i): DevPerson => {
    const profile =
      i % 9 === 0 ? 'TEACHER' : i % 13 === 0 ? 'NON_TEACHING' : i % 3 === 1 ? 'RELATIVE' : 'PUPIL';
    const school = i % 2;
    const classes = schools[school]!.classes;
    return {
      id: uuid(i + 10),
      given: given[(i * 7) % given.length]!,
      family: family[(i * 5) % family.length]!,
      profile,
      school,
      ...(profile === 'PUPIL' ? { class: classes[(i * 3) % classes.length]! } : {}),
    };
  }),
];

export const nameOf = ({ given: first, family: last }: DevPerson): string => `${first} ${last}`;

export const loginOf = (person: DevPerson): string =>
  `${person.given}.${person.family}`
    .normalize('NFD')
    .replace(/[\u0300-\u036f’ ]/g, '')
    .replace('Ø', 'O')
    .toLowerCase();

export const personRef = (person: DevPerson) => ({
  id: person.id,
  displayName: nameOf(person),
  profile: person.profile,
  hint: person.class ?? null,
});

export const schoolRef = (index: number) => ({ id: schools[index]!.id, name: schools[index]!.name });
