import { expect, test } from '@jest/globals';
import { Scope, schoolId } from '@loge/contracts';
import { grantsWithin, reachOf, touches, within } from './reach.js';
import type { Grant } from './rights.js';

const A = schoolId('0611234X');
const B = schoolId('0611235Y');
const C = schoolId('0611236Z');
const scope = (value: unknown) => Scope.parse(value);
const grants = (...scopes: Scope[]): Grant[] =>
  scopes.map((held, index) => ({ grant: String(index), role: 'ADMINISTRATOR', scope: held }));
const schoolA = scope({ kind: 'SCHOOLS', schools: [A] });
const classesOf = (school: string, ...classes: string[]) => scope({ kind: 'CLASSES', school, classes });
const lyon = scope({ kind: 'NETWORK', network: 'LYON' });
const all = scope({ kind: 'INSTALLATION' });

test('one role over everything is everything', () => {
  expect(reachOf(grants(schoolA, all), [])).toEqual({ kind: 'everything' });
});

test('a network is its schools, also those to come; classes of a school reached whole add nothing', () => {
  expect(
    reachOf(grants(lyon, classesOf(B, '6A'), classesOf(C, '6A'), classesOf(C, '6B', '6A')), [A, B]),
  ).toEqual({
    kind: 'schools',
    schools: [A, B, C],
    classes: new Map([[C, ['6A', '6B']]]),
    networks: ['LYON'],
  });
});

test('a scope lies within when all of it does, and touches when some of it does', () => {
  const reach = reachOf(grants(schoolA, classesOf(B, '6A')), []);
  const cases: [Scope, boolean, boolean][] = [
    [all, false, false],
    [lyon, false, false],
    [schoolA, true, true],
    [scope({ kind: 'SCHOOLS', schools: [A, C] }), false, true],
    [scope({ kind: 'SCHOOLS', schools: [B] }), false, true],
    [scope({ kind: 'SCHOOLS', schools: [C] }), false, false],
    [classesOf(A, '3C'), true, true],
    [classesOf(B, '6A'), true, true],
    [classesOf(B, '6A', '6B'), false, true],
    [classesOf(B, '6B'), false, false],
  ];
  for (const [asked, isWithin, isTouched] of cases) {
    expect([asked, within(reach, asked), touches(reach, asked)]).toEqual([asked, isWithin, isTouched]);
  }
});

test('of somebody’s roles one sees those that touch one’s reach, without the schools and classes beyond', () => {
  const reach = reachOf(grants(schoolA, classesOf(B, '6A')), []);
  const theirs = grants(
    ...[all, lyon, scope({ kind: 'SCHOOLS', schools: [A, B, C] }), classesOf(C, '6A')],
    ...[classesOf(A, '3C'), classesOf(B, '6A', '6B'), classesOf(B, '6B')],
  );
  expect(grantsWithin(reach, theirs).map((grant) => grant.scope)).toEqual([
    scope({ kind: 'SCHOOLS', schools: [A, B] }),
    classesOf(A, '3C'),
    classesOf(B, '6A'),
  ]);
  expect(grantsWithin(reach, theirs).map(({ whole }) => whole)).toEqual([false, true, false]);
  expect(grantsWithin({ kind: 'everything' }, theirs)).toEqual(
    theirs.map((grant) => ({ ...grant, whole: true })),
  );
});
