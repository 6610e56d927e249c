import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { readEventStoreUrl } from './event-store/eventstoredb/url.js';
import { isBouncePattern } from './notifications/bounce-address.js';

/** What people are told of a setting beside its name. */
interface Told {
  /** What it is for: Markdown, on one line. */
  readonly meaning: string;
  /** Its default in words, where that is not a value that stands in the schema. */
  readonly byDefault?: string;
}

/** One setting as the reference shows it: `deploy/SETTINGS.md`. */
export interface Setting extends Required<Told> {
  readonly name: string;
}

const projectFolder = resolve(import.meta.dirname, '../..');
const told = z.registry<Told>();

const whole = (min: number, max: number, fallback: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `is not a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `is not a whole number from ${min} to ${max}`)
    .default(fallback);

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}

function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return /^https?:$/.test(protocol) && /^(\/[\w.-]+)*\/?$/.test(pathname) && !search && !hash && !username;
}

function isAddressOrCidr(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, hash } = new URL(text);
  // Nothing else of nodemailer's own options: some log what is sent.
  return (
    /^smtps?:$/.test(protocol) &&
    hostname !== '' &&
    /^\/?$/.test(pathname) &&
    /^(\?ignoreTLS=true)?$/.test(search) &&
    !hash
  );
}

/** `loge@example.org` or `Loge <loge@example.org>`. */
const sender =
  /^(?:[^\p{Cc}<>"@,;:]+ <[^\s\p{Cc}<>"@,;:]+@[^\s\p{Cc}<>"@,;:]+>|[^\s\p{Cc}<>"@,;:]+@[^\s\p{Cc}<>"@,;:]+)$/u;

/**
 * Every environment variable that Loge reads: its name, form, default and meaning stand here and nowhere else.
 * What production demands beyond the form is in `config.ts`.
 */
export const environment = z.object({
  NODE_ENV: z.string().default('development').register(told, {
    meaning:
      '`production` means no demo, and unsafe settings stop the start; so does a `DATABASE_URL` or an `EVENTSTORE_URL`.',
  }),
  HOST: z.string().default('127.0.0.1').register(told, { meaning: 'The address it listens on.' }),
  PORT: whole(0, 65_535, 3000).register(told, {
    meaning:
      'The port it listens on; 0 takes any free one. A busy default gives way to the next free port; a port you set does not.',
  }),
  PUBLIC_URL: z.string().refine(isPublicUrl, 'is not an http(s):// address').optional().register(told, {
    byDefault: '`http://<HOST>:<PORT>`',
    meaning:
      'The address people reach it at; `https://` in production. With a path, such as `https://ent.example/loge`, where a proxy takes that prefix away.',
  }),
  DATABASE_URL: z.string().refine(isPostgresUrl, 'is not a postgresql:// URL').optional().register(told, {
    meaning:
      'A PostgreSQL (15 or newer) of your own; without it Loge runs one of its own in the data directory.',
  }),
  EVENTSTORE_URL: z
    .string()
    .check(({ value, issues }) => {
      const read = readEventStoreUrl(value);
      if ('fault' in read) issues.push({ code: 'custom', message: read.fault, input: '' });
    })
    .optional()
    .register(told, {
      byDefault: 'none: the events live in PostgreSQL',
      meaning:
        'An EventStoreDB or KurrentDB of your own for the events: `esdb://user:password@host:2113`, several hosts separated by commas for a cluster, `?tls=false` where there is no TLS, `?tlsCAFile=…` for certificates of your own. The user must be one of its administrators; percent-encode what is special in the password.',
    }),
  SMTP_URL: z.string().refine(isSmtpUrl, 'is not an smtp(s):// URL').optional().register(told, {
    byDefault: 'none: the demo shows its mails at `/demo/outbox`; has to be set in production',
    meaning:
      'The mail server: `smtps://user:password@host:465` for TLS from the first byte, `smtp://user:password@host:587` for STARTTLS, without which nothing is sent, unless the server is on this very machine or `?ignoreTLS=true` is added. Percent-encode what is special in the password. Without it, and without the demo, mails wait.',
  }),
  MAIL_FROM: z
    .string()
    .trim()
    .regex(sender, 'is neither an address nor "Name <address>"')
    .optional()
    .register(told, {
      byDefault: 'none; has to be set beside `SMTP_URL`',
      meaning: 'The sender of mails: `Loge <loge@example.org>`.',
    }),
  MAIL_BOUNCES: z
    .string()
    .trim()
    .refine(isBouncePattern, 'is not an address like bounce+{mail}@example.org')
    .optional()
    .register(told, {
      byDefault: 'none: mails come back to the sender, and nobody is told',
      meaning:
        'Where mails come back to that cannot be delivered: `bounce+{mail}@example.org`, whose mailbox takes whatever stands after the plus. Hand what comes there to `npm run loge -- bounces -`: the mail is then listed as failed.',
    }),
  LOGE_DATA_DIR: z.string().default(join(projectFolder, '.loge')).register(told, {
    byDefault: '`.loge` in the project',
    meaning: 'Uploads, logs, the demo’s accounts, the embedded PostgreSQL.',
  }),
  LOGE_MASTER_KEY_FILE: z.string().optional().register(told, {
    byDefault: '`<LOGE_DATA_DIR>/master.key`; has to be set in production',
    meaning:
      'The key that wraps all others; made when the store is empty. **Back it up apart from the database: without it nothing personal can be read again.**',
  }),
  LOGE_DEMO: z.enum(['on', 'off'], 'is neither "on" nor "off"').optional().register(told, {
    byDefault: '`on`, in production `off`',
    meaning: 'Whether an empty store opens with the demo schools.',
  }),
  TRUSTED_PROXIES: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine((list) => list.every(isAddressOrCidr), 'is not a list of addresses or CIDRs, separated by commas')
    .default([])
    .register(told, {
      meaning: 'Addresses or CIDRs, separated by commas, whose `X-Forwarded-For` is believed.',
    }),
  LOGE_METRICS_TOKEN: z.string().min(16, 'is shorter than 16 characters').optional().register(told, {
    meaning: 'Opens `/metrics` to a bearer of this token; without it only to the loopback.',
  }),
  LOGE_SESSION_HOURS: whole(1, 720, 12).register(told, {
    meaning:
      'How many hours a session lives that ends with the browser, and every session of people with a role.',
  }),
  LOGE_REMEMBER_DAYS: whole(1, 365, 30).register(told, {
    meaning: 'How many days a session lives with « Se souvenir de moi ».',
  }),
  LOGE_RECOVERY_LINK_MINUTES: whole(5, 1_440, 60).register(told, {
    meaning: 'How many minutes a mailed link to choose a new password works.',
  }),
  LOGE_FIRST_LINK_DAYS: whole(1, 365, 60).register(told, {
    meaning: 'How many days the link works that a campaign mails to people who never signed in.',
  }),
  LOGE_ADDRESS_CHANGE_HOURS: whole(1, 720, 24).register(told, {
    meaning: 'How many hours both addresses have to agree to a change of address.',
  }),
  LOGE_TEMPORARY_PASSWORD_DAYS: whole(1, 365, 60).register(told, {
    meaning: 'How many days a temporary password works that staff made for somebody.',
  }),
  LOGE_CREDENTIALS_FILE_DAYS: whole(1, 365, 60).register(told, {
    meaning: 'How many days a file of credentials can be downloaded; it is then deleted for good.',
  }),
  LOGE_ACCESS_RETENTION_DAYS: whole(1, 3_650, 365).register(told, {
    meaning: 'How many days sign-ins, refusals and readings are kept.',
  }),
  LOGE_ARGON2_MEMORY_KIB: whole(8, 4_194_304, 65_536).register(told, {
    meaning: 'The memory that a password hash (argon2id) takes, in KiB.',
  }),
  LOGE_ARGON2_PASSES: whole(1, 100, 3).register(told, {
    meaning: 'How often a password hash goes over that memory.',
  }),
  LOGE_ARGON2_LANES: whole(1, 64, 1).register(told, {
    meaning: 'In how many lanes a password hash is computed.',
  }),
});

/** Every setting, in the order of the reference. */
export const settings: readonly Setting[] = Object.entries(environment.shape).map(([name, form]) => {
  const words = told.get(form);
  if (!words) throw new Error(`${name} has no meaning.`);
  return { name, meaning: words.meaning, byDefault: words.byDefault ?? defaultOf(form) };
});

function defaultOf(form: z.ZodType): string {
  const value = form.safeParse(undefined).data;
  return value === undefined || (Array.isArray(value) && value.length === 0)
    ? 'none'
    : `\`${String(value)}\``;
}
