import { describe, expect, test } from '@jest/globals';
import { ESLint, Linter } from 'eslint';
import { join, resolve } from 'node:path';
import { parser } from 'typescript-eslint';
import { importDirection } from './import-direction.js';

const project = resolve(import.meta.dirname, '../..');

/** What ESLint says of a file at this path with this content. */
function lint(path: string, code: string): string[] {
  const linter = new Linter({ cwd: project });
  const config: Linter.Config[] = [
    { files: ['**/*.ts', '**/*.tsx'], languageOptions: { parser }, ...importDirection },
  ];
  return linter.verify(code, config, join(project, path)).map((message) => message.message);
}

const importing = (name: string) => `import { it } from '${name}';\nit();\n`;

describe('allowed', () => {
  test.each([
    ['backend/src/accounts/account.handlers.ts', '../event-store/port.js'],
    ['backend/src/accounts/account.handlers.ts', '../context.js'],
    ['backend/src/accounts/account.handlers.ts', './account.js'],
    ['backend/src/accounts/account.handlers.ts', '@loge/contracts'],
    ['backend/src/directory/import.handlers.ts', '../accounts/commands.js'],
    ['backend/src/directory/aaf/reader.ts', '../../accounts/commands.js'],
    ['backend/src/directory/import.spec.ts', '../accounts/accounts.module.js'],
    ['backend/src/app.module.ts', './accounts/accounts.module.js'],
    ['backend/src/rights/rights.ts', '../event-store/port.js'],
    ['backend/src/rights/viewer.ts', '../sessions/commands.js'],
    ['dashboard/src/admin/register/list.tsx', '@loge/contracts/client'],
    ['dashboard/src/admin/register/list.tsx', 'react-admin'],
    ['dashboard/src/portal/history/sentence.ts', '../../admin/register/sentences/sentence.js'],
    ['dashboard/src/portal/history/sentence.ts', '../../admin/i18n/messages.js'],
    ['contracts/src/index.ts', 'zod'],
  ])('%s imports %s', (path, name) => {
    expect(lint(path, importing(name))).toEqual([]);
  });
});

describe('forbidden', () => {
  test.each([
    ['contracts/src/index.ts', '@loge/backend'],
    ['contracts/src/index.ts', '../../backend/src/context.js'],
    ['dashboard/src/admin/app.tsx', '@loge/backend'],
    ['dashboard/src/admin/app.tsx', '../../../backend/src/context.js'],
    ['dashboard/src/portal/main.ts', 'react-admin'],
    ['dashboard/src/portal/main.ts', 'ra-core'],
    ['dashboard/src/portal/main.ts', '../admin/i18n/messages.js'],
    ['dashboard/src/portal/history/HistoryPage.tsx', '../../admin/accounts/AccountPage.js'],
    ['dashboard/src/portal/pages/SignInPage.tsx', '../../admin/register/sentences/sentence.js'],
    ['backend/src/accounts/account.ts', '@loge/dashboard'],
    ['backend/src/accounts/account.ts', '../../../test/support/database.js'],
    ['backend/src/directory/import.handlers.ts', '../accounts/account.js'],
    ['backend/src/directory/aaf/reader.ts', '../../accounts/account.handlers.js'],
    ['backend/src/event-store/runner.ts', '../accounts/commands.js'],
    ['backend/src/rights/rights.ts', '../sessions/session.js'],
  ])('%s imports %s', (path, name) => {
    expect(lint(path, importing(name))).toHaveLength(1);
  });

  test('in every form an import can take', () => {
    const forms = [
      `export { decide } from '../accounts/account.js';`,
      `export * from '../accounts/account.js';`,
      `import type { Account } from '../accounts/account.js';\nexport type Mine = Account;`,
      `export const later = () => import('../accounts/account.js');`,
      `export type Theirs = import('../accounts/account.js').Account;`,
    ];
    for (const form of forms) expect(lint('backend/src/directory/file.ts', form)).toHaveLength(1);
  });
});

test('the project’s own lint holds the rule as an error, everywhere', async () => {
  const eslint = new ESLint({ cwd: project });
  for (const path of ['contracts/src/index.ts', 'backend/src/main.ts', 'dashboard/src/portal/main.ts']) {
    const config: Linter.Config = await eslint.calculateConfigForFile(join(project, path));
    expect(config.rules?.['house/import-direction']).toEqual([2]);
  }
});
