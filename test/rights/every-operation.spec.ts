import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from '../../backend/src/app.module.js';
import { readConfig } from '../../backend/src/config.js';
import { Public } from '../../backend/src/rights/declarations.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { operationsOf, undeclaredOperations } from './every-operation.js';

let database: TestDatabase;
let folder: string;
let app: INestApplication;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'loge-walk-'));
  const settings = {
    ...readConfig({ LOGE_DATA_DIR: folder }),
    databaseUrl: database.url,
    publicUrl: 'http://loge.test',
  };

  @Controller('planted')
  class PlantedController {
    @Get('open')
    @Public('A test says so.')
    open() {}

    @Get('forgotten')
    forgotten() {}
  }
  @Module({ imports: [AppModule.forRoot(settings)], controllers: [PlantedController] })
  class Planted {}

  app = await NestFactory.create<NestExpressApplication>(Planted, { logger: false, abortOnError: false });
  await app.init();
});
afterAll(async () => {
  await app?.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

test('every GraphQL operation and every HTTP route declares a right, but for the one planted here', () => {
  expect(undeclaredOperations(app)).toEqual(['route /planted/forgotten declares no right']);
});

test('the walk meets what there is', () => {
  const { resolvers, routes } = operationsOf(app);
  expect(resolvers.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Query.me', 'Mutation.signIn', 'Mutation.grantRole']),
  );
  expect(routes.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['/health/live', '/demo/outbox', '/planted/open']),
  );
});
