import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schoolId } from '@loge/contracts';
import type { SchoolId } from '@loge/contracts';
import type { TypedDocumentString } from '@loge/contracts/client';
import type { Settings } from '../../backend/src/config.js';
import { boys, families, girls } from '../../backend/src/demo/names.js';
import { aafExport, many } from '../support/aaf-export.js';
import { startImport } from './imports.js';
import type { Ground } from './part.js';
import { startLoge } from './running-loge.js';
import type { RunningLoge } from './running-loge.js';

const SCHOOLS = 10;
const CLASSES = 10;
const RELATIVES_EACH = 4;
const DATABASE = 'bench_handingout';
const uaiOf = (number: string) => `091${number.padStart(4, '0')}A`;

/** A Loge that knows relatives of pupils of ten schools, each with an address, none of whom ever signed in. */
export interface HandingOut {
  readonly running: RunningLoge;
  readonly relatives: number;
  readonly schools: readonly SchoolId[];
  /** One in ten of the relatives of a school. */
  readonly className: string;
  /** Asks as the dashboard does. @throws Error for an answer that tells of errors. */
  ask<Answer, Variables extends object>(
    document: TypedDocumentString<Answer, Variables>,
    variables: Variables,
  ): Promise<Answer>;
  close(): Promise<void>;
}

/** Imports 10,000 relatives, or 1,000 when it has to be quick, and starts Loge on them. */
export async function openHandingOut(
  { server, quick, say }: Pick<Ground, 'server' | 'quick' | 'say'>,
  over: Partial<Settings> = {},
): Promise<HandingOut> {
  const relatives = quick ? 1_000 : 10_000;
  const folder = await mkdtemp(join(tmpdir(), 'loge-bench-'));
  const database = await server.fresh(DATABASE);
  let running: RunningLoge | undefined;
  const close = async () => {
    await running?.close();
    await database.close();
    await server.drop(DATABASE);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    say(`importing ${relatives.toLocaleString('en')} relatives`);
    const [dataDir, exported] = [join(folder, 'data'), join(folder, 'export')];
    await writeRelatives(exported, relatives);
    const job = startImport({ databaseUrl: database.url, dataDir, folder: exported });
    if ((await job.measured)?.code !== 0) throw new Error('The relatives cannot be imported.');
    const loge = (running = await startLoge(database.url, dataDir, over));
    await loge.settled();
    return {
      ...{ running: loge, relatives, className: classOf('1'), close },
      schools: Array.from({ length: SCHOOLS }, (_, index) => schoolId(uaiOf(String(index + 1)))),
      ask: async <Answer>(document: TypedDocumentString<Answer, object>, variables: object) => {
        const answer = await loge.ask(document.toString(), variables);
        // The answer to the document just asked.
        const { data, errors } = JSON.parse(answer) as { data?: Answer; errors?: unknown };
        if (!data || errors) throw new Error(`Asked for a benchmark, Loge answers ${answer.slice(0, 500)}`);
        return data;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const schoolOf = (pupil: string) => String(1 + (Number(pupil) % SCHOOLS));
const classOf = (pupil: string) => `6${Math.floor(Number(pupil) / SCHOOLS) % CLASSES}`;

async function writeRelatives(folder: string, count: number): Promise<void> {
  const [firstPupil, firstRelative] = [1_000_000, 2_000_000];
  const named = (number: string) => ({
    family: families[Number(number) % families.length] ?? '',
    given: [...girls, ...boys][Math.floor(Number(number) / 7) % 80] ?? '',
  });
  const files = aafExport({
    schools: many(SCHOOLS, 1, (number) => ({ uai: uaiOf(number) })),
    pupils: many(count / RELATIVES_EACH, firstPupil, (number) => ({
      ...named(number),
      ...{ born: '09/04/2012', school: schoolOf(number), class: classOf(number) },
      relatives: Array.from({ length: RELATIVES_EACH }, (_, index) => {
        const relative = firstRelative + (Number(number) - firstPupil) * RELATIVES_EACH + index;
        return `${relative}$1$1$1$0$0`;
      }),
    })),
    relatives: many(count, firstRelative, (number) => ({
      ...named(number),
      mail: `p${number}@example.org`,
    })),
  });
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}
