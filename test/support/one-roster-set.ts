import type { DemoTown } from '../../backend/src/demo/town.js';

const files = ['orgs', 'classes', 'roles', 'enrollments', 'demographics', 'users'] as const;

/** A whole OneRoster 1.2 set that tells of a town, by its files' names; of staff all teach. */
export function oneRosterSet(town: DemoTown): Record<string, string> {
  const rows: Record<(typeof files)[number], string[]> = {
    orgs: ['sourcedId,name,type,identifier,parentSourcedId', 'ville,Ville,district,,'],
    classes: ['sourcedId,title,classType,schoolSourcedId'],
    roles: ['userSourcedId,roleType,role,orgSourcedId'],
    enrollments: ['classSourcedId,userSourcedId,role'],
    demographics: ['sourcedId,birthDate'],
    users: ['sourcedId,givenName,familyName,email,agentSourcedIds'],
  };
  for (const { key, name, uai, levels } of town.schools) {
    rows.orgs.push(`${key},${name},school,${uai},ville`);
    for (const title of levels.flatMap(({ classes }) => classes))
      rows.classes.push(`${key} ${title},${title},homeroom,${key}`);
  }
  const person = (key: number, role: string, school: string, { given, family }: Named, more = ',') => {
    rows.users.push(`${key},${given},${family},${more}`);
    rows.roles.push(`${key},primary,${role},${school}`);
  };
  for (const pupil of town.pupils) {
    const { key, school, className, born, relatives } = pupil;
    person(key, 'student', school, pupil, `,"${relatives.map((one) => one.key).join(',')}"`);
    rows.enrollments.push(`${school} ${className},${key},student`);
    rows.demographics.push(`${key},${born.split('/').reverse().join('-')}`);
  }
  for (const one of town.relatives)
    person(one.key, 'parent', town.schools[0]?.key ?? '', one, `${one.email},`);
  for (const one of town.staff) {
    person(one.key, 'teacher', one.school, one);
    for (const title of one.classes) rows.enrollments.push(`${one.school} ${title},${one.key},teacher`);
  }
  const manifest = [
    'propertyName,value',
    'oneroster.version,1.2',
    ...files.map((file) => `file.${file},bulk`),
  ];
  return Object.fromEntries(
    [['manifest', manifest] as const, ...Object.entries(rows)].map(([name, lines]) => [
      `${name}.csv`,
      [...lines, ''].join('\r\n'),
    ]),
  );
}

interface Named {
  readonly given: string;
  readonly family: string;
}
