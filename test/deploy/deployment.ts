import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The folder `deploy/`. */
export const folder = join(import.meta.dirname, '../../deploy');

/** A service of a compose file, as far as tests look at it. */
export interface Service {
  readonly image?: string;
  readonly build?: object;
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[] | Readonly<Record<string, { readonly ipv4_address?: string }>>;
  readonly depends_on?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly command?: readonly string[];
}

/** A compose file, or several put together. */
export interface Deployment {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<
    Record<string, { readonly ipam?: { readonly config: readonly { readonly subnet: string }[] } }>
  >;
}

/** The text of a file of `deploy/`. */
export const textOf = (file: string): Promise<string> => readFile(join(folder, file), 'utf8');

/** Reads compose files and puts them together as `docker compose -f … -f …` does with what these files hold. */
export async function readDeployment(...files: string[]): Promise<Deployment> {
  let whole: Deployment = { services: {}, volumes: {}, networks: {} };
  for (const file of files) {
    // The shape of our own files; what is read of them is compared below.
    const next = parse(await textOf(file), { merge: true, strict: true }) as Partial<Deployment>;
    whole = {
      services: { ...whole.services, ...merged(whole.services, next.services ?? {}) },
      volumes: { ...whole.volumes, ...next.volumes },
      networks: { ...whole.networks, ...next.networks },
    };
  }
  return whole;
}

function merged(base: Deployment['services'], more: Deployment['services']): Record<string, Service> {
  return Object.fromEntries(
    Object.entries(more).map(([name, service]) => [
      name,
      {
        ...base[name],
        ...service,
        environment: { ...base[name]?.environment, ...service.environment },
        volumes: [...(base[name]?.volumes ?? []), ...(service.volumes ?? [])],
      },
    ]),
  );
}

/** The variables that a text takes from `.env`: `${NAME:?}`, `${NAME:-}` or Caddy's `{$NAME}`. */
export const variablesIn = (text: string): string[] =>
  [...text.matchAll(/\$\{([A-Z_]+)(?::[?-])?\}|\{\$([A-Z_]+)\}/g)].map(
    ([, one, other]) => one ?? other ?? '',
  );

/** The instructions of the Dockerfile, with continued lines joined. */
export async function dockerfile(): Promise<{ readonly name: string; readonly words: string }[]> {
  const text = (await textOf('Dockerfile')).replace(/\\\n/g, ' ');
  return text
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line))
    .map((line) => ({ name: line.split(' ', 1)[0] ?? '', words: line.slice(line.indexOf(' ') + 1).trim() }));
}

/** What the image sets with `ENV`. */
export async function imageSettings(): Promise<Record<string, string>> {
  const pairs = (await dockerfile())
    .filter(({ name }) => name === 'ENV')
    .flatMap(({ words }) => words.split(' ').map((pair) => pair.split('=')));
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]));
}
