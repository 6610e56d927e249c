import { join, resolve } from 'node:path';
import { environment } from './config.schema.js';

/**
 * The settings of one process: the environment, read once, with every default applied. Nothing else in the
 * backend reads `process.env`. What each means is told in `config.schema.ts`, the rules by {@link readConfig}.
 */
export interface Config {
  /** `NODE_ENV=production`, or a database or event store of one's own: no outbox page; unsafe settings are refused. */
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** True when `PORT` was set: then a busy port stops the start instead of giving way to the next free one. */
  readonly portIsChosen: boolean;
  readonly databaseUrl?: string;
  readonly eventStoreUrl?: string;
  /** Absolute. */
  readonly dataDir: string;
  readonly demo: boolean;
  /** Absolute. */
  readonly masterKeyFile: string;
  /** Without a trailing slash; with a path where a proxy puts a prefix before Loge. */
  readonly publicUrl?: string;
  readonly trustedProxies: readonly string[];
  /** Where mails are sent by; without it, the demo shows them and others let them wait. */
  readonly smtp?: {
    readonly url: string;
    readonly from: string;
    /** Where mails come back to that cannot be delivered, with `{mail}` for the id; to the sender without it. */
    readonly bounces?: string;
  };
  readonly metricsToken?: string;
  readonly argon2: Argon2Parameters;
  /** How long a session lives that goes with its browser. */
  readonly sessionHours: number;
  /** How long one lives that is to be remembered. */
  readonly rememberDays: number;
  /** How long a mailed link to choose a new password works. */
  readonly recoveryLinkMinutes: number;
  /** How long the link works that a campaign mails to people who never signed in. */
  readonly firstLinkDays: number;
  /** How long both addresses have to agree to a change of address. */
  readonly addressChangeHours: number;
  /** How long a temporary password works that staff made for somebody. */
  readonly temporaryPasswordDays: number;
  /** How long a file of credentials can be downloaded. */
  readonly credentialsFileDays: number;
  readonly accessRetentionDays: number;
}

/**
 * The cost of a password hash (argon2id). By default the memory and the passes that RFC 9106 §4 recommends where memory
 * is scarce, five times the least that OWASP allows: as high as is practical (NIST SP 800-63B-4 §3.1.1.2).
 */
export interface Argon2Parameters {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

/** The settings of a process that is running: its database and the address people reach it at are known. */
export interface Settings extends Config {
  readonly databaseUrl: string;
  readonly publicUrl: string;
}

/** Injects the {@link Settings}. */
export const CONFIG = Symbol('Config');

/** A setting that is wrong or unsafe; the message is one line for the person who starts Loge, and holds no secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The weakest of OWASP's equivalent argon2id settings, as memory × passes (7168 KiB × 5). */
const weakestArgon2 = 35_840;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from environment variables; an empty one counts as not set.
 *
 * @throws ConfigError for a value that is wrong, and in production for one that is unsafe. Values are never
 *   repeated in the message: some are secrets.
 */
export function readConfig(env: Environment): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const read = environment.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new ConfigError(`${String(issue?.path[0])} ${issue?.message ?? 'is wrong'}.`);
  }
  const values = read.data;
  const production =
    values.NODE_ENV === 'production' ||
    values.DATABASE_URL !== undefined ||
    values.EVENTSTORE_URL !== undefined;
  const dataDir = resolve(values.LOGE_DATA_DIR);
  const config: Config = {
    production,
    host: values.HOST,
    port: values.PORT,
    portIsChosen: given['PORT'] !== undefined,
    databaseUrl: values.DATABASE_URL,
    eventStoreUrl: values.EVENTSTORE_URL,
    dataDir,
    demo: values.LOGE_DEMO ? values.LOGE_DEMO === 'on' : !production,
    masterKeyFile: values.LOGE_MASTER_KEY_FILE
      ? resolve(values.LOGE_MASTER_KEY_FILE)
      : join(dataDir, 'master.key'),
    publicUrl: values.PUBLIC_URL && withoutSlash(new URL(values.PUBLIC_URL)),
    trustedProxies: values.TRUSTED_PROXIES,
    smtp: smtpOf(values.SMTP_URL, values.MAIL_FROM, values.MAIL_BOUNCES),
    metricsToken: values.LOGE_METRICS_TOKEN,
    argon2: {
      memoryKib: values.LOGE_ARGON2_MEMORY_KIB,
      passes: values.LOGE_ARGON2_PASSES,
      lanes: values.LOGE_ARGON2_LANES,
    },
    sessionHours: values.LOGE_SESSION_HOURS,
    rememberDays: values.LOGE_REMEMBER_DAYS,
    recoveryLinkMinutes: values.LOGE_RECOVERY_LINK_MINUTES,
    firstLinkDays: values.LOGE_FIRST_LINK_DAYS,
    addressChangeHours: values.LOGE_ADDRESS_CHANGE_HOURS,
    temporaryPasswordDays: values.LOGE_TEMPORARY_PASSWORD_DAYS,
    credentialsFileDays: values.LOGE_CREDENTIALS_FILE_DAYS,
    accessRetentionDays: values.LOGE_ACCESS_RETENTION_DAYS,
  };
  if (config.argon2.memoryKib < 8 * config.argon2.lanes)
    throw new ConfigError('LOGE_ARGON2_MEMORY_KIB is less than 8 KiB for each of LOGE_ARGON2_LANES.');
  if (production) refuseUnsafe(config, values.LOGE_MASTER_KEY_FILE !== undefined);
  return config;
}

function smtpOf(
  url: string | undefined,
  from: string | undefined,
  bounces: string | undefined,
): Config['smtp'] {
  if (url === undefined) return undefined;
  if (from === undefined)
    throw new ConfigError('MAIL_FROM has to be set beside SMTP_URL: the sender of mails.');
  return { url, from, ...(bounces !== undefined && { bounces }) };
}

/** True for `localhost`, 127.0.0.0/8 and ::1, with or without the brackets of a URL. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || /^127(\.\d{1,3}){3}$/.test(host) || host === '::1' || host === '[::1]';
}

/** As it stands before the paths of Loge. */
const withoutSlash = ({ origin, pathname }: URL): string => origin + pathname.replace(/\/$/, '');

function refuseUnsafe(config: Config, masterKeyFileIsChosen: boolean): void {
  const unsafe = (message: string) => new ConfigError(`${message} (production).`);
  if (!masterKeyFileIsChosen)
    throw unsafe(
      'LOGE_MASTER_KEY_FILE has to be set: the file of the master key, kept apart from the database',
    );
  if (config.publicUrl) {
    const url = new URL(config.publicUrl);
    if (url.protocol !== 'https:' && !isLoopback(url.hostname))
      throw unsafe('PUBLIC_URL has to begin with https://');
  } else if (!isLoopback(config.host)) {
    throw unsafe('PUBLIC_URL has to be set: the https:// address people reach Loge at');
  }
  if (!config.smtp) throw unsafe('SMTP_URL has to be set: the mail server that Loge sends by');
  if (config.trustedProxies.some((range) => range.endsWith('/0')))
    throw unsafe('TRUSTED_PROXIES may not hold a range of every address');
  if (config.argon2.memoryKib * config.argon2.passes < weakestArgon2)
    throw unsafe('LOGE_ARGON2_MEMORY_KIB and LOGE_ARGON2_PASSES make password hashes too weak');
}
