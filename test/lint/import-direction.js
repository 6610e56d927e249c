import { posix, relative, resolve, sep } from 'node:path';

/** Folders of `backend/src` that are open to every room, and know none of them. All other folders are rooms. */
const ground = new Set([
  'event-store',
  'vault',
  'claims',
  'rights',
  'notifications',
  'local-postgres',
  'graphql',
  'web',
  'files',
  'downloads',
]);

/** What the history of one's own account, fetched apart, tells events with. */
const sentences = /^dashboard\/src\/admin\/(register\/sentences|i18n)\//;

const root = resolve(import.meta.dirname, '../..');

/** The path of what an import names, from the project's root; nothing for packages from elsewhere. */
function targetOf(file, name) {
  const own = /^@loge\/([^/]+)(\/.*)?$/.exec(name);
  if (own) return posix.join(own[1], own[2] ?? '');
  return name.startsWith('.') ? posix.join(posix.dirname(file), name) : undefined;
}

/** The folder of `backend/src` a path is in; nothing for files that stand in it directly. */
function folderOf(path) {
  return /^backend\/src\/([^/]+)\//.exec(path)?.[1];
}

/**
 * Says why one file may not import another, or nothing where it may. Paths are from the project's root, with `/`.
 * The rules are those of the house: one direction, and between rooms only their faces.
 */
export function whyForbidden(file, name) {
  if (file.startsWith('dashboard/src/portal/') && /^(react-admin|ra-[a-z-]+)(\/|$)/.test(name))
    return 'the portal stays small: no react-admin in it.';
  const target = targetOf(file, name);
  if (target === undefined) return undefined;
  const [from] = file.split('/');
  const [to] = target.split('/');
  if (from === 'contracts' && to !== 'contracts') return 'contracts depend on nothing.';
  if (file.startsWith('dashboard/src/') && to !== 'dashboard' && to !== 'contracts')
    return 'the dashboard knows the contracts only.';
  if (file.startsWith('dashboard/src/portal/history/') && sentences.test(target)) return undefined;
  if (file.startsWith('dashboard/src/portal/') && target.startsWith('dashboard/src/admin'))
    return 'the portal stays small: nothing of the admin pages in it.';
  // What a test sets up may cross rooms.
  if (from !== 'backend' || /\.(spec|fixture)\.ts$/.test(file)) return undefined;
  if (to !== 'backend' && to !== 'contracts')
    return `the backend depends on the contracts only, not on ${to}.`;
  const [room, other] = [folderOf(file), folderOf(target)];
  if (room === undefined || other === undefined || room === other || ground.has(other)) return undefined;
  // Who is asking, and what they may do, rest on sessions and schools: rights may ask for those by their faces.
  if (ground.has(room) && room !== 'rights') return `${room} is open to all rooms and knows none of them.`;
  if (/\/commands(\.[jt]s)?$/.test(target)) return undefined;
  return `of another room only its face may be imported: ${other}/commands.js, through CommandBus and QueryBus.`;
}

const rule = {
  meta: { type: 'problem', schema: [], messages: { forbidden: '{{ name }}: {{ reason }}' } },
  create(context) {
    const file = relative(root, context.filename).split(sep).join('/');
    const check = (source) => {
      if (typeof source?.value !== 'string') return;
      const reason = whyForbidden(file, source.value);
      if (reason)
        context.report({ node: source, messageId: 'forbidden', data: { name: source.value, reason } });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
    };
  },
};

/** ESLint's configuration of the rule. */
export const importDirection = {
  plugins: { house: { rules: { 'import-direction': rule } } },
  rules: { 'house/import-direction': 'error' },
};
