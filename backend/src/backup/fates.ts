/** What becomes of a table in a backup. */
export type Fate =
  | 'kept'
  /** Kept where the events live in PostgreSQL; elsewhere it is empty or means nothing without them. */
  | { readonly keptWithEvents: true; readonly rows?: string }
  | 'left out';

/** Every table that is no read model. A table without a fate fails a test: whoever adds one decides. */
const fates: Readonly<Record<string, Fate>> = {
  'events.event': { keptWithEvents: true },
  'events.stream': { keptWithEvents: true },
  'events.head': { keptWithEvents: true },
  // Read models begin again, so their checkpoints must not come back. What reactors did must not be done twice nor
  // skipped; and positions mean something only to the store they came from.
  'runner.checkpoint': { keptWithEvents: true, rows: `kind = 'reactor'` },
  'runner.build': 'left out',
  'vault.master_key_check': 'kept',
  // With the rows that destroyed keys left behind: the list of who was erased.
  'vault.personal_key': 'kept',
  'vault.secret': 'kept',
  'claims.claim': 'kept',
  // A session that was ended since must not come back to life: people sign in again.
  'sessions.session': 'left out',
  'sessions.attempt': 'left out',
  // Or after a restore everybody would be told of a new device.
  'sessions.device': 'kept',
  // What waited then was sent since, or is out of date: whoever still wants it asks again.
  'notifications.mail': 'left out',
  // It tells of uploads, which lie in the data directory.
  'directory.import_job': 'left out',
  // As uploads: what was taken in stands in the accounts' streams.
  'legacy_login.import': 'left out',
  // Or strangers' tries would cost less than those of a school's people.
  'legacy_login.work': 'kept',
  // What letters show: events only name it.
  'schools.logo': 'kept',
  // Whom each file of credentials is for stands nowhere else. No password is in them, but the schools count on them.
  'distribution.file': 'kept',
  'distribution.file_account': 'kept',
  // To whom campaigns go and went. Restored, they go on: links that were mailed since are gone with their events, so
  // those people need another mail.
  'distribution.campaign': 'kept',
  'distribution.recipient': 'kept',
  // What people called the lists they look at: it stands nowhere else.
  'register.saved_view': 'kept',
  // For 24 hours, and whoever still wants one asks again.
  'register.export': 'left out',
  'register.export_chunk': 'left out',
  'register.export_shown': 'left out',
  // Leave for five minutes.
  'downloads.ticket': 'left out',
  // When each program last used its token: a remark, but the only one.
  'rights.service_use': 'kept',
  // The backup names the migrations it was made at; those of the database that it goes into stand.
  'public.migration': 'left out',
};

/** What becomes of a table, named with its schema; undefined when nobody decided. */
export function fateOf(table: string): Fate | undefined {
  // Invariant 6: read models can be made again from the events.
  return /^read(_next)?\./.test(table) ? 'left out' : fates[table];
}

/** Where the events live: in the database that is backed up, or in an EventStoreDB with backups of its own. */
export type EventsHome = 'POSTGRESQL' | 'EVENTSTOREDB';

/** Whether a table goes into a backup, and of which of its rows (an SQL condition). */
export function keptOf(table: string, events: EventsHome): { readonly rows: string } | undefined {
  const fate = fateOf(table);
  if (fate === undefined || fate === 'left out') return undefined;
  if (fate === 'kept') return { rows: 'true' };
  return events === 'POSTGRESQL' ? { rows: fate.rows ?? 'true' } : undefined;
}
