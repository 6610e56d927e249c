import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/**
 * The settings of one process: the environment, read once, with every default applied. Nothing else in the
 * backend reads `process.env`. See {@link readConfig} for the rules.
 */
export interface Config {
  /** `NODE_ENV=production`, or a `DATABASE_URL` of one's own: no outbox page, and unsafe settings are refused. */
  readonly production: boolean;
  /** `HOST`, default 127.0.0.1. */
  readonly host: string;
  /** `PORT`, default 3000; 0 takes any free one. */
  readonly port: number;
  /** True when `PORT` was set: then a busy port stops the start instead of giving way to the next free one. */
  readonly portIsChosen: boolean;
  /** `DATABASE_URL`; without it `npm start` runs a PostgreSQL of its own. */
  readonly databaseUrl?: string;
  /** `LOGE_DATA_DIR`, absolute, default `<project>/.loge`. */
  readonly dataDir: string;
  /** `LOGE_DEMO` (`on` or `off`), default on unless production. */
  readonly demo: boolean;
  /** `LOGE_MASTER_KEY_FILE`, absolute, default `<data dir>/master.key`. */
  readonly masterKeyFile: string;
  /** `PUBLIC_URL`: the origin people reach Loge at, without a trailing slash; default `http://<host>:<port>`. */
  readonly publicUrl?: string;
  /** `TRUSTED_PROXIES`: addresses and CIDRs whose `X-Forwarded-For` is believed; default none. */
  readonly trustedProxies: readonly string[];
  /** `LOGE_METRICS_TOKEN`: the bearer token that opens `/metrics` to others than the loopback. */
  readonly metricsToken?: string;
  readonly argon2: Argon2Parameters;
  /** `LOGE_SESSION_HOURS`: how long a session lives without being used, default 12; in all it lives twice as long. */
  readonly sessionHours: number;
  /** `LOGE_ACCESS_RETENTION_DAYS`: how long sign-ins, refusals and readings are kept, default 365. */
  readonly accessRetentionDays: number;
}

/** The cost of a password hash (argon2id), OWASP's first choice by default. */
export interface Argon2Parameters {
  /** `LOGE_ARGON2_MEMORY_KIB`, default 19456. */
  readonly memoryKib: number;
  /** `LOGE_ARGON2_PASSES`, default 2. */
  readonly passes: number;
  /** `LOGE_ARGON2_LANES`, default 1. */
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

const projectFolder = resolve(import.meta.dirname, '../..');
/** The weakest of OWASP's equivalent argon2id settings, as memory × passes (7168 KiB × 5). */
const weakestArgon2 = 35_840;

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

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username;
}

function isAddressOrCidr(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

const schema = z.object({
  NODE_ENV: z.string().default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535, 3000),
  DATABASE_URL: z.string().refine(isPostgresUrl, 'is not a postgresql:// URL').optional(),
  EVENTSTORE_URL: z.undefined('is not supported yet by this version').optional(),
  LOGE_DATA_DIR: z.string().default(join(projectFolder, '.loge')),
  LOGE_DEMO: z.enum(['on', 'off'], 'is neither "on" nor "off"').optional(),
  LOGE_MASTER_KEY_FILE: z.string().optional(),
  PUBLIC_URL: z.string().refine(isOrigin, 'is not an http(s):// address without a path').optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine((list) => list.every(isAddressOrCidr), 'is not a list of addresses or CIDRs, separated by commas')
    .default([]),
  LOGE_METRICS_TOKEN: z.string().min(16, 'is shorter than 16 characters').optional(),
  LOGE_ARGON2_MEMORY_KIB: whole(8, 4_194_304, 19_456),
  LOGE_ARGON2_PASSES: whole(1, 100, 2),
  LOGE_ARGON2_LANES: whole(1, 64, 1),
  LOGE_SESSION_HOURS: whole(1, 720, 12),
  LOGE_ACCESS_RETENTION_DAYS: whole(1, 3_650, 365),
});

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
  const read = schema.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new ConfigError(`${String(issue?.path[0])} ${issue?.message ?? 'is wrong'}.`);
  }
  const values = read.data;
  const production = values.NODE_ENV === 'production' || values.DATABASE_URL !== undefined;
  const dataDir = resolve(values.LOGE_DATA_DIR);
  const config: Config = {
    production,
    host: values.HOST,
    port: values.PORT,
    portIsChosen: given['PORT'] !== undefined,
    databaseUrl: values.DATABASE_URL,
    dataDir,
    demo: values.LOGE_DEMO ? values.LOGE_DEMO === 'on' : !production,
    masterKeyFile: values.LOGE_MASTER_KEY_FILE
      ? resolve(values.LOGE_MASTER_KEY_FILE)
      : join(dataDir, 'master.key'),
    publicUrl: values.PUBLIC_URL && new URL(values.PUBLIC_URL).origin,
    trustedProxies: values.TRUSTED_PROXIES,
    metricsToken: values.LOGE_METRICS_TOKEN,
    argon2: {
      memoryKib: values.LOGE_ARGON2_MEMORY_KIB,
      passes: values.LOGE_ARGON2_PASSES,
      lanes: values.LOGE_ARGON2_LANES,
    },
    sessionHours: values.LOGE_SESSION_HOURS,
    accessRetentionDays: values.LOGE_ACCESS_RETENTION_DAYS,
  };
  if (config.argon2.memoryKib < 8 * config.argon2.lanes)
    throw new ConfigError('LOGE_ARGON2_MEMORY_KIB is less than 8 KiB for each of LOGE_ARGON2_LANES.');
  if (production) refuseUnsafe(config, values.LOGE_MASTER_KEY_FILE !== undefined);
  return config;
}

/** True for `localhost`, 127.0.0.0/8 and ::1, with or without the brackets of a URL. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || /^127(\.\d{1,3}){3}$/.test(host) || host === '::1' || host === '[::1]';
}

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
  if (config.trustedProxies.some((range) => range.endsWith('/0')))
    throw unsafe('TRUSTED_PROXIES may not hold a range of every address');
  if (config.argon2.memoryKib * config.argon2.passes < weakestArgon2)
    throw unsafe('LOGE_ARGON2_MEMORY_KIB and LOGE_ARGON2_PASSES make password hashes too weak');
}
