import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openWaitingRoom } from './waiting-room.js';

let port: number;
let close: () => Promise<void>;

beforeEach(async () => {
  port = await freePort();
  close = await openWaitingRoom({ host: '127.0.0.1', port });
});
afterEach(() => close());

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      // A server that listens on a port has an address of this kind.
      const { port: free } = server.address() as AddressInfo;
      server.close(() => resolve(free));
    });
  });
}

const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);

test('says that Loge is alive and not ready, and sends everybody else away for a moment', async () => {
  expect((await get('/health/live?now')).status).toBe(200);
  const ready = await get('/health/ready');
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ status: 'unavailable', store: 'unavailable' });
  const other = await get('/admin/');
  expect([other.status, other.headers.get('retry-after')]).toEqual([503, '5']);
});

test('answers a request for a path that is no URL', async () => {
  const answered = await new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('GET // HTTP/1.1\r\nHost: x\r\n\r\n'));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString());
    });
  });
  expect(answered).toMatch(/^HTTP\/1\.1 503 /);
});

test('makes place for the server', async () => {
  await close();
  const again = await openWaitingRoom({ host: '127.0.0.1', port });
  await again();
});
