import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import request from 'supertest';
import { servePages } from './pages.js';

@Module({})
class NoRooms {}

const school = {
  id: 'uai-0611234X',
  code: '0611234X',
  name: 'Lycée Jean-Moulin',
  town: null,
  network: null,
  portal: { termsUrl: null, privacyUrl: null, videoUrl: null, contact: null, color: null },
};
const oldLogin = { opensOn: '2025-01-06', endsOn: '2025-05-31', open: false };
const asked: string[] = [];

const script = 'export const all = 1;\n'.repeat(200);

let folder: string;
let app: NestExpressApplication;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loge-pages-'));
  for (const file of ['portal/index.html', 'portal/connexion.html', 'portal/page.html', 'admin/index.html']) {
    await mkdir(join(folder, file, '..'), { recursive: true });
    await writeFile(join(folder, file), `<title>${file}</title><main></main>`);
  }
  await mkdir(join(folder, 'portal/assets'));
  await writeFile(join(folder, 'portal/assets/main-a1.js'), '');
  await writeFile(join(folder, 'admin/assets.js'), script);
  await writeFile(join(folder, 'admin/assets.js.br'), brotliCompressSync(script));
  await writeFile(join(folder, 'portal/page.html.br'), brotliCompressSync('<title>small</title>'));
  app = await NestFactory.create<NestExpressApplication>(NoRooms, { logger: false });
  app.use((_: Request, response: Response, next: NextFunction) => {
    response.setHeader('Content-Security-Policy', "default-src 'self'");
    next();
  });
  servePages(app, folder, (named) => {
    asked.push(named);
    if (named === 'broken') return Promise.reject(new Error('no database'));
    if (named === 'old') return Promise.resolve({ ...school, legacyLogin: oldLogin });
    return Promise.resolve(named === '0611234X' ? school : null);
  });
  await app.init();
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const get = (path: string) => request(app.getHttpServer()).get(path);

describe('the pages', () => {
  test.each([
    ['/', 'portal/index.html', true],
    ['/connexion', 'portal/connexion.html', false],
    ['/connexion?ecole=uai-0611234X', 'portal/connexion.html', false],
    ['/mot-de-passe-oublie', 'portal/page.html', false],
    ['/identifiant-oublie', 'portal/page.html', false],
    ['/mot-de-passe', 'portal/page.html', false],
    ['/mes-sessions', 'portal/page.html', false],
    ['/mon-historique', 'portal/page.html', false],
    ['/mon-adresse', 'portal/page.html', false],
    ['/adresse', 'portal/page.html', false],
    ['/deconnexion', 'portal/page.html', false],
    ['/nouvelle-connexion', 'portal/page.html', false],
    ['/page.html', 'portal/page.html', false],
    ['/admin/', 'admin/index.html', false],
  ])('%s is %s, open to search engines: %s (MB-1)', async (path, file, indexed) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(file);
    expect(answer.headers['x-robots-tag']).toBe(indexed ? undefined : 'noindex');
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  it('lets what is hashed by its content be kept', async () => {
    expect((await get('/assets/main-a1.js')).headers['cache-control']).toContain('immutable');
  });

  it('shows a school to everybody and to search engines (MB-1)', async () => {
    const answer = await get('/e/0611234X');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    expect(answer.headers['x-robots-tag']).toBeUndefined();
    expect(answer.text).toContain('<h1>Lycée Jean-Moulin</h1>');
  });

  it('answers 404 with a page that helps where there is no such school', async () => {
    const answer = await get('/e/0000000A');
    expect([answer.status, answer.headers['x-robots-tag']]).toEqual([404, 'noindex']);
    expect(answer.text).toContain('Établissement introuvable');
  });

  it.each(['/e/0611234X/', '/e/uai-0611234X/', '/e/0611234X/?from=a'])(
    'leads from %s to the same school without the slash, where its files are found (MB-1)',
    async (path) => {
      const { status, headers } = await get(path);
      expect(status).toBe(308);
      // Relative: a proxy may serve Loge in a folder.
      expect(headers['location']).toMatch(/^\.\.\//);
      const [there] = path.split(/\/(?:\?|$)/);
      const { href } = new URL(headers['location'] ?? '', `https://loge.test/loge${path}`);
      expect(href).toBe(`https://loge.test/loge${there}`);
    },
  );

  it('shows the choice of a school that has or had an old login, to people only (IT-3)', async () => {
    const answer = await get('/e/old/connexion');
    expect([answer.status, answer.headers['x-robots-tag']]).toEqual([200, 'noindex']);
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.text).toContain('<h1>Bienvenue sur Loge – Lycée Jean-Moulin</h1>');
  });

  it('leads from the choice of a school without an old login to its one way in', async () => {
    const { status, headers } = await get('/e/0611234X/connexion');
    expect([status, headers['cache-control']]).toEqual([302, 'no-cache']);
    const { href } = new URL(headers['location'] ?? '', 'https://loge.test/loge/e/0611234X/connexion');
    expect(href).toBe('https://loge.test/loge/connexion?ecole=uai-0611234X');
  });

  it('answers 404 for the choice of no school, with links that lead out of it', async () => {
    const answer = await get('/e/0000000A/connexion');
    expect([answer.status, answer.headers['x-robots-tag']]).toEqual([404, 'noindex']);
    expect(answer.text).toContain('href="../../connexion"');
  });

  it('fails as everything else does when schools cannot be read', async () => {
    expect((await get('/e/broken')).status).toBe(500);
  });

  test.each([
    ...[
      '/e/',
      '/e/a/b',
      '/e/old/connexion/',
      '/e/old/connexion/x',
      '/e//connexion',
      `/e/${'x'.repeat(65)}`,
      '/nulle-part',
      '/connexion/x',
    ],
    ...['/e//evil.test/', '/e/%5Cevil.test/', '/e/%2Fevil.test/', '/e/evil.test:80/'],
  ])('%s is no page', async (path) => {
    const before = asked.length;
    expect((await get(path)).status).toBe(404);
    expect(asked).toHaveLength(before);
  });

  it('takes no form: only reading has an answer', async () => {
    expect((await request(app.getHttpServer()).post('/connexion')).status).toBe(404);
  });
});

describe('files that the build compressed', () => {
  const asBytes = (path: string, encodings: string) =>
    get(path)
      .set('accept-encoding', encodings)
      .buffer(true)
      .parse((answer, done) => {
        // Without superagent's own unpacking, which is of what it asks for by itself.
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => done(null, Buffer.concat(chunks)));
      });

  it('are sent so to browsers that take Brotli, under their own type and with their own cache', async () => {
    const answer = await asBytes('/admin/assets.js?v=1', 'gzip, deflate, br').expect(200);
    expect(answer.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': expect.stringContaining('javascript'),
      vary: expect.stringContaining('Accept-Encoding'),
      'cache-control': 'no-cache',
    });
    expect(Number(answer.headers['content-length'])).toBeLessThan(100);
  });

  it('are sent as they are to those that do not, and caches are told of the difference', async () => {
    const answer = await asBytes('/admin/assets.js', 'gzip').expect(200);
    expect(answer.headers).not.toHaveProperty('content-encoding');
    expect(answer.headers.vary).toContain('Accept-Encoding');
    expect(Number(answer.headers['content-length'])).toBe(script.length);
  });

  it('are behind the portal’s paths too, which search engines leave alone', async () => {
    const answer = await asBytes('/mot-de-passe', 'br').expect(200);
    expect(answer.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': expect.stringContaining('html'),
      'x-robots-tag': 'noindex',
    });
  });

  it('are answered by none of their own names to anybody who has not asked for them', async () => {
    await get('/admin/nothing.js').set('accept-encoding', 'br').expect(404);
  });
});

test('a page carries the policy that its scripts are held to, and each of its scripts does not carry it again', async () => {
  const [page, ofScript] = [await get('/connexion'), await get('/assets/main-a1.js')];
  expect(page.headers).toHaveProperty('content-security-policy');
  expect(ofScript.headers).not.toHaveProperty('content-security-policy');
});
