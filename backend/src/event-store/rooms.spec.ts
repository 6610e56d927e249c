import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventDefinition } from '@loge/contracts';
import { expect, test } from '@jest/globals';
import ts from 'typescript';

/**
 * Every event declares the one room that may write it. Writing one takes an object with its `type`, so the sources
 * are searched for such objects; types and comparisons (`event.type === …`, `case …`) are reading, and free.
 */
interface Made {
  readonly type: string;
  readonly line: number;
}

function eventsMadeIn(file: string, source: string): Made[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const made: Made[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText(tree).replaceAll(/['"]/g, '') === 'type') {
      const type = eventTypeOf(node.initializer);
      if (type) made.push({ type, line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return made;
}

/** The event type that an expression names: a literal, `… as const`, or `AccountCreated.type`. */
function eventTypeOf(expression: ts.Expression): string | undefined {
  if (
    ts.isAsExpression(expression) ||
    ts.isParenthesizedExpression(expression) ||
    ts.isSatisfiesExpression(expression)
  ) {
    return eventTypeOf(expression.expression);
  }
  if (ts.isConditionalExpression(expression)) {
    return eventTypeOf(expression.whenTrue) ?? eventTypeOf(expression.whenFalse);
  }
  const name = ts.isStringLiteralLike(expression)
    ? expression.text
    : ts.isPropertyAccessExpression(expression) &&
        expression.name.text === 'type' &&
        ts.isIdentifier(expression.expression)
      ? expression.expression.text
      : undefined;
  return name !== undefined && eventDefinition(name) ? name : undefined;
}

test('the search finds an event however it is written, and passes over what only reads', () => {
  const source = `
    const one = { type: 'SchoolRegistered', data };
    const two = { 'type': RoleGranted.type, data };
    const three = { type: ('SignedIn' as const) };
    type Reads = Extract<LogeEvent, { type: 'AccountCreated' }>;
    if (event.type === 'AccountRenamed') read({ types: ['AddressChanged'] });
    const other = { type: 'postgres' };`;
  expect(eventsMadeIn('x.ts', source)).toEqual([
    { type: 'SchoolRegistered', line: 2 },
    { type: 'RoleGranted', line: 3 },
    { type: 'SignedIn', line: 4 },
  ]);
});

test('each event is made only in the room it declares', () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const foreign: string[] = [];
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.ts$/.test(entry.name) || /\.(spec|fixture|contract)\.ts$/.test(entry.name))
      continue;
    const file = join(entry.parentPath, entry.name);
    const path = relative(root, file);
    const room = path.split(sep)[0];
    for (const { type, line } of eventsMadeIn(file, readFileSync(file, 'utf8'))) {
      const declared = eventDefinition(type)?.room;
      if (declared !== room) foreign.push(`${path}:${line} makes ${type}, which belongs to ${declared}`);
    }
  }
  expect(foreign).toEqual([]);
});
