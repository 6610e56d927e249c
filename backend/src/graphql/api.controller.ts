import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Header } from '@nestjs/common';
import { Public } from '../rights/declarations.js';
import { schemaFolder } from './schema-folder.js';

const reason = 'The published API: what may be asked, and nothing of anybody.';
const AN_HOUR = 'public, max-age=3600';

/** What whoever writes a front-end reads. It is the same for everybody, and may be kept for an hour. */
@Controller('api')
export class ApiController {
  /** How to ask, with examples. */
  @Get()
  @Public(reason)
  @Header('Content-Type', 'text/markdown; charset=utf-8')
  @Header('Cache-Control', AN_HOUR)
  document(): Promise<string> {
    return readFile(join(schemaFolder, '../API.md'), 'utf8');
  }

  /** The whole schema. */
  @Get('schema.graphql')
  @Public(reason)
  @Header('Content-Type', 'application/graphql; charset=utf-8')
  @Header('Cache-Control', AN_HOUR)
  async schema(): Promise<string> {
    const files = (await readdir(schemaFolder)).filter((file) => file.endsWith('.graphql')).sort();
    const parts = await Promise.all(files.map((file) => readFile(join(schemaFolder, file), 'utf8')));
    return parts.join('\n');
  }
}
