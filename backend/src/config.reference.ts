import { settings } from './config.schema.js';

/** The reference of all settings as Markdown, made of the schema: the content of `deploy/SETTINGS.md`. */
export function settingsReference(): string {
  const entries = settings.map(
    ({ name, byDefault, meaning }) => `- **\`${name}\`** (default: ${byDefault}) — ${meaning}`,
  );
  return (
    [
      '# Settings',
      'Made from `backend/src/config.schema.ts` by `npm run settings`: change it there.',
      'Every setting is an environment variable; an empty one counts as not set, and a wrong value stops the start with one clear line that never repeats the value. `NODE_ENV=production`, a `DATABASE_URL` or an `EVENTSTORE_URL` makes it a production, which also refuses what is unsafe.',
      entries.join('\n'),
    ].join('\n\n') + '\n'
  );
}
