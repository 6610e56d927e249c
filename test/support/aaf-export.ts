/** A small AAF export as a test tells it; what is left out has a plain value. */
export interface ExportPlan {
  readonly academy?: string;
  readonly schools?: Readonly<Record<string, { uai: string; name?: string }>>;
  readonly pupils?: Readonly<
    Record<string, Told & { school?: string; class?: string; relatives?: readonly string[] }>
  >;
  readonly relatives?: Readonly<Record<string, Told>>;
  readonly staff?: Readonly<
    Record<string, Told & { school?: string; functions?: readonly string[]; classes?: readonly string[] }>
  >;
}

interface Told {
  readonly family?: string;
  readonly given?: string;
  readonly born?: string;
  readonly mail?: string;
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function request(
  category: readonly [string, string],
  attributes: Readonly<Record<string, readonly string[]>>,
): string {
  const attr = ([name, values]: readonly [string, readonly string[]]): string =>
    `<attr name="${name}">${values.map((value) => `<value>${escape(value)}</value>`).join('')}</attr>`;
  return [
    '<addRequest>',
    `<operationalAttributes>${attr([category[0], [category[1]]])}</operationalAttributes>`,
    '<identifier><id>0</id></identifier>',
    '<attributes>',
    ...Object.entries(attributes).map(attr),
    '</attributes>',
    '</addRequest>',
  ].join('\n');
}

const file = (requests: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">\n<ficAlimMENESR>\n${requests.join('\n')}\n</ficAlimMENESR>\n`;

const person = (number: string, told: Told) => ({
  ENTPersonJointure: [number],
  sn: [told.family ?? `Famille${number}`],
  givenName: [told.given ?? `Prenom${number}`],
  ENTPersonDateNaissance: [told.born ?? ''],
  mail: [told.mail ?? ''],
});

/** The files of an export by their names; a kind that the plan does not tell has no file. */
export function aafExport(plan: ExportPlan): Record<string, string> {
  const files: Record<string, string> = {};
  const add = <T>(
    kind: string,
    category: string,
    records: Readonly<Record<string, T>> | undefined,
    attributes: (key: string, record: T) => Record<string, readonly string[]>,
  ): void => {
    if (!records) return;
    files[`ENT_Complet_${kind}_0000.xml`] = file(
      Object.entries(records).map(([key, record]) => request([category, kind], attributes(key, record))),
    );
  };
  add('EtabEducNat', 'categorieStructure', plan.schools, (key, { uai, name }) => ({
    ENTStructureJointure: [key],
    ENTStructureUAI: [uai],
    ENTStructureNomCourant: [name ?? `Collège ${key}`],
    ENTServAcAcademie: [plan.academy ?? 'Ville'],
  }));
  add('Eleve', 'categoriePersonne', plan.pupils, (key, pupil) => ({
    ...person(key, pupil),
    ENTPersonStructRattach: [pupil.school ?? '1'],
    ENTEleveClasses: [`${pupil.school ?? '1'}$${pupil.class ?? '6A'}`],
    ENTElevePersRelEleve: pupil.relatives ?? [],
  }));
  add('PersRelEleve', 'categoriePersonne', plan.relatives, (key, relative) => person(key, relative));
  add('PersEducNat', 'categoriePersonne', plan.staff, (key, staff) => ({
    ...person(key, staff),
    ENTPersonStructRattach: [staff.school ?? '1'],
    ENTPersonFonctions: staff.functions ?? [],
    ENTAuxEnsClasses: staff.classes ?? [],
  }));
  return files;
}

/** So many people of one kind, numbered from a number on. */
export function many<T>(count: number, from: number, make: (number: string) => T): Record<string, T> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [String(from + index), make(String(from + index))]),
  );
}
