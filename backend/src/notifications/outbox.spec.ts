import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { guardHttpEdge } from '../rights/http-edge.js';
import { HttpErrorsFilter } from '../rights/http-errors.filter.js';
import { Outbox } from './outbox.js';
import { OutboxController } from './outbox.controller.js';
import { render } from './templates/render.js';

let app: NestExpressApplication;
let outbox: Outbox;
beforeAll(async () => {
  const testing = await Test.createTestingModule({
    controllers: [OutboxController],
    providers: [Outbox],
  }).compile();
  app = testing.createNestApplication<NestExpressApplication>({ logger: false, bodyParser: false });
  guardHttpEdge(app, { publicUrl: 'http://127.0.0.1', trustedProxies: [] });
  app.useGlobalFilters(new HttpErrorsFilter());
  await app.init();
  outbox = app.get(Outbox);
});
afterAll(() => app.close());
beforeEach(() => outbox.close());

const link = 'http://127.0.0.1/mot-de-passe#token=secret';
const send = (id: string, to = 'anne@example.org') =>
  outbox.send({
    ...{ id, to, bulk: false },
    ...render(
      {
        content: {
          ...{ kind: 'RECOVERY', displayName: 'Anne <b>', login: 'anne.arnaud', link, first: false },
          expiresAt: new Date(Date.now() + 3_600_000),
        },
      },
      'fr',
    ),
  });
const get = (path: string) => request(app.getHttpServer()).get(path);

describe('the outbox of the demo', () => {
  test('is a page in French that no search engine keeps and nothing foreign enters', async () => {
    const { status, headers, text } = await get('/demo/outbox');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'content-security-policy': expect.stringContaining("script-src 'self'"),
    });
    expect(text).toContain('<html lang="fr">');
    expect(text).toContain('Aucun courriel');
  });

  test('lists mails, the newest first, and shows each with its link to press (IT-4)', async () => {
    await send('one');
    await send('two', '<eve@example.org>');
    const list = (await get('/demo/outbox')).text;
    expect([...list.matchAll(/href="\.\/outbox\/(\w+)"/g)].map(([, id]) => id)).toEqual(['two', 'one']);
    expect(list).toContain('&lt;eve@example.org&gt;');

    const { text } = await get('/demo/outbox/one');
    expect(text).toContain(`<a href="${link}">${link}</a>`);
    expect(text).toContain('Anne &lt;b&gt;');
    expect(text).toMatch(
      /<iframe title="[^"]+" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="&lt;!doctype/,
    );
  });

  test('keeps the last 200', async () => {
    for (let at = 0; at < 205; at += 1) await send(`mail${at}`);
    expect(outbox.mails).toHaveLength(200);
    expect(outbox.mails[0]!.id).toBe('mail204');
  });

  test('does not know a mail that is not there', async () => {
    expect((await get('/demo/outbox/none')).status).toBe(404);
  });
});
