import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { Readiness } from './readiness.js';

const notReady: Readiness = { status: 'unavailable', store: 'unavailable', database: 'ok', projections: [] };

/**
 * Answers in the place of the server while that waits for its event store: alive, not ready, and to everybody else
 * that they should come back.
 * @returns what closes it, so that the server can take the place.
 */
export async function openWaitingRoom({
  host,
  port,
}: {
  host: string;
  port: number;
}): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    // Not as a URL: what strangers send need not be one.
    const [path] = (request.url ?? '/').split('?');
    response.setHeader('Cache-Control', 'no-store');
    if (path === '/health/live' || path === '/health/ready') {
      const alive = path === '/health/live';
      response.writeHead(alive ? 200 : 503, { 'Content-Type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify(alive ? { status: 'ok' } : notReady));
      return;
    }
    response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '5' });
    response.end(
      'Loge démarre et attend son registre. Revenez dans un instant.\nLoge is starting and waits for its register. Come back in a moment.\n',
    );
  });
  await listening(server, host, port);
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}
