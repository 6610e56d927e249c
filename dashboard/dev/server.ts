/**
 * A fake of the backend, to look at the dashboard before or without it: canned answers under the real schema, the
 * built pages under the real Content-Security-Policy. `npm run build -w dashboard && npm run dev:data -w dashboard`,
 * then http://127.0.0.1:4400/admin/ with any password but « faux » and « trop ».
 */
import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { buildSchema, graphql } from 'graphql';
import { received, tick } from './imports.js';
import { look, root } from './resolvers.js';

const sdl = join(import.meta.dirname, '../../contracts/graphql');
const schema = buildSchema(
  readdirSync(sdl)
    .map((name) => readFileSync(join(sdl, name), 'utf8'))
    .join('\n'),
);
const dist = join(import.meta.dirname, '../dist');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const server = createServer((request, response) => {
  void (async () => {
    const url = new URL(request.url ?? '/', 'http://fake');
    if (url.pathname === '/look') {
      look.degraded = url.searchParams.has('degraded');
      look.rebuilding = url.searchParams.has('rebuilding');
      look.empty = url.searchParams.has('empty');
      return response.end('ok');
    }
    if (url.pathname === '/graphql') {
      const { query, variables } = JSON.parse((await bodyOf(request)).toString());
      const result = await graphql({ schema, source: query, rootValue: root, variableValues: variables });
      response.setHeader('content-type', 'application/json');
      return response.end(JSON.stringify(result));
    }
    if (url.pathname === '/imports' && request.method === 'POST') {
      await bodyOf(request);
      response.setHeader('content-type', 'application/json');
      return response.end(JSON.stringify({ id: received() }));
    }
    if (url.pathname.startsWith('/files/')) {
      response.setHeader('content-disposition', 'attachment');
      return response.end('fichier');
    }
    const path = normalize(url.pathname);
    const file = join(dist, path.startsWith('/admin') ? path : join('portal', path));
    const found = existsSync(file) && statSync(file).isDirectory() ? join(file, 'index.html') : file;
    if (!existsSync(found)) return response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': types[extname(found)] ?? 'application/octet-stream',
      'content-security-policy': policy,
    });
    return createReadStream(found).pipe(response);
  })().catch((error: unknown) => {
    console.error(error);
    response.writeHead(500).end();
  });
});
const timer = setInterval(tick, 500);
const port = Number(process.env.PORT ?? 4400);
server.listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/admin/`));
process.once('SIGTERM', () => {
  clearInterval(timer);
  server.close();
  server.closeAllConnections();
});
