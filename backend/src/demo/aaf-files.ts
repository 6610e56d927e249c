import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoPupil, DemoRelative, DemoSchool, DemoStaff, DemoTown } from './town.js';

const ACADEMY = 'VERSAILLES';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

type Attributes = Readonly<Record<string, string | readonly string[]>>;

function addRequest(
  category: 'categoriePersonne' | 'categorieStructure',
  kind: string,
  id: string | number,
  attributes: Attributes,
): string {
  const lines = Object.entries(attributes).map(([name, value]) => {
    const values = (typeof value === 'string' ? [value] : value).map(
      (one) => `<value>${escaped(one)}</value>`,
    );
    return `<attr name="${name}">${values.join('') || '<value/>'}</attr>`;
  });
  return [
    '<addRequest>',
    `<operationalAttributes><attr name="${category}"><value>${kind}</value></attr></operationalAttributes>`,
    `<identifier><id>${id}</id></identifier>`,
    '<attributes>',
    ...lines,
    '</attributes>',
    '</addRequest>',
  ].join('\n');
}

const schoolRecord = (school: DemoSchool) =>
  addRequest('categorieStructure', 'EtabEducNat', school.key, {
    ENTStructureJointure: school.key,
    ENTStructureUAI: school.uai,
    ENTStructureNomCourant: school.name,
    ENTStructureTypeStruct: school.type,
    ENTEtablissementContrat: 'PU',
    street: school.street,
    postalCode: '91290',
    l: 'Valmont-sur-Orge',
    telephoneNumber: '01 99 00 12 34',
    ENTServAcAcademie: ACADEMY,
    ENTStructureClasses: school.levels.flatMap((level) => level.classes.map((name) => `${name}$${name}`)),
    ENTStructureGroupes: [],
  });

const personAttributes = (person: { key: number; family: string; given: string; civility: string }) => ({
  ENTPersonJointure: String(person.key),
  ENTPersonNomPatro: person.family,
  sn: person.family,
  givenName: person.given,
  personalTitle: person.civility,
});

const pupilRecord = (pupil: DemoPupil) =>
  addRequest('categoriePersonne', 'Eleve', pupil.key, {
    ...personAttributes(pupil),
    ENTPersonDateNaissance: pupil.born,
    ENTPersonStructRattach: pupil.school,
    ENTEleveClasses: `${pupil.school}$${pupil.className}`,
    ENTEleveNivFormation: pupil.level,
    ENTElevePersRelEleve: pupil.relatives.map(
      ({ key, relation }, index) => `${key}$${relation}$${index === 0 ? 1 : 0}$${index + 1}$1$0`,
    ),
  });

const relativeRecord = (relative: DemoRelative) =>
  addRequest('categoriePersonne', 'PersRelEleve', relative.key, {
    ...personAttributes(relative),
    mail: relative.email,
    mobile: relative.mobile,
    ENTPersonAdresse: relative.street,
    ENTPersonCodePostal: relative.postcode,
    ENTPersonVille: relative.town,
    ENTPersonPays: 'FRANCE',
  });

const staffRecord = (staff: DemoStaff) =>
  addRequest('categoriePersonne', 'PersEducNat', staff.key, {
    ...personAttributes(staff),
    ENTPersonStructRattach: staff.school,
    ENTPersonFonctions: `${staff.school}$${staff.functionCode}$${staff.functionLabel}$$${staff.subject ?? ''}`,
    ENTAuxEnsClasses: staff.classes.map((name) => `${staff.school}$${name}`),
    ENTAuxEnsClassesPrincipal: staff.formTeacherOf ? [`${staff.school}$${staff.formTeacherOf}`] : [],
    ENTAuxEnsMatiereEnseignEtab: staff.subject ? [`${staff.school}$${staff.subject}`] : [],
  });

/** Writes the town as a complete AAF export of that day, so that the demo comes in by the real import. */
export async function writeAafExport(folder: string, town: DemoTown, day: Date): Promise<void> {
  await mkdir(folder, { recursive: true });
  const stamp = day.toISOString().slice(0, 10).replaceAll('-', '');
  const write = (kind: string, records: readonly string[]) =>
    writeFile(
      join(folder, `ENT_Complet_${stamp}_${kind}_0000.xml`),
      `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">\n<ficAlimMENESR>\n${records.join('\n')}\n</ficAlimMENESR>\n`,
    );
  await write('EtabEducNat', town.schools.map(schoolRecord));
  await write('Eleve', town.pupils.map(pupilRecord));
  await write('PersRelEleve', town.relatives.map(relativeRecord));
  await write('PersEducNat', town.staff.map(staffRecord));
}
