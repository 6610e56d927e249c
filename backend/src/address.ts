import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ConfigError } from './config.js';
import type { Config } from './config.js';

/** Where the server listens and how people reach it. */
export interface Address {
  readonly host: string;
  readonly port: number;
  /** The origin in a browser's address bar, without a trailing slash. */
  readonly publicUrl: string;
}

/** How many ports after the default one are tried. */
const tries = 100;

/**
 * Finds the port to listen on: the one of `PORT`, or from the default one the first that is free.
 *
 * @throws ConfigError when the port that was set cannot be had.
 */
export async function findAddress(config: Config): Promise<Address> {
  const last = config.portIsChosen ? config.port : Math.min(config.port + tries, 65_535);
  let problem = '';
  for (let wanted = config.port; wanted <= last; wanted++) {
    const tried = await listens(config.host, wanted);
    if ('port' in tried) return addressAt(config, tried.port);
    problem = tried.code;
    if (problem !== 'EADDRINUSE' && problem !== 'EACCES') break;
  }
  throw new ConfigError(explain(config, problem));
}

function addressAt({ host, publicUrl }: Config, port: number): Address {
  return { host, port, publicUrl: publicUrl ?? urlAt(host, port) };
}

/** The address in a browser of a server on this machine. */
export function urlAt(host: string, port: number): string {
  const everywhere: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };
  return `http://${everywhere[host] ?? (host.includes(':') ? `[${host}]` : host)}:${port}`;
}

const announcement = (dataDir: string) => join(dataDir, 'address');

/** Tells commands beside the server where people reach it, for the links they make; `withdraw` when it stops. */
export function announceUrl(dataDir: string, publicUrl: string): { withdraw(): void } {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(announcement(dataDir), publicUrl);
  return { withdraw: () => rmSync(announcement(dataDir), { force: true }) };
}

/** What {@link announceUrl} told last; undefined without a server. After a kill -9 it may be out of date. */
export function announcedUrl(dataDir: string): string | undefined {
  try {
    return readFileSync(announcement(dataDir), 'utf8') || undefined;
  } catch {
    return undefined;
  }
}

function explain({ host, port, portIsChosen }: Config, code: string): string {
  if (code === 'EADDRINUSE')
    return portIsChosen
      ? `PORT ${port} of ${host} is taken by another program: stop it or set another PORT.`
      : `The ports from ${port} on of ${host} are all taken: set PORT.`;
  if (code === 'EACCES') return `PORT ${port} of ${host} may not be opened by this user: set another PORT.`;
  return `HOST ${host} is not an address of this machine (${code}).`;
}

function listens(host: string, port: number): Promise<{ port: number } | { code: string }> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve({ code: error.code ?? error.name }));
    server.listen(port, host, () => {
      const bound = server.address();
      const free = typeof bound === 'object' && bound ? bound.port : port;
      server.close(() => resolve({ port: free }));
    });
  });
}
