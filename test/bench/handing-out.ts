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

/** A Loge that knows relatives of pupils of some tens of schools, each with an address, none of whom ever signed in. */
export interface HandingOut {
  readonly running: RunningLoge;
  /** Of one ten of schools. */
  readonly relatives: number;
  /** The ten schools of each time that people are to be new to what is measured. */
  readonly tens: readonly (readonly SchoolId[])[];
  /** One in ten of the relatives of a school. */
  readonly className: string;
  /** Asks as the dashboard does. @throws Error for an answer that tells of errors. */
  ask<Answer, Variables extends object>(
    document: TypedDocumentString<Answer, Variables>,
    variables: Variables,
  ): Promise<Answer>;
  close(): Promise<void>;
}

/** Imports 10,000 relatives so many times, or 1,000 when it has to be quick, and starts Loge on them. */
export async function openHandingOut(
  { server, quick, say }: Pick<Ground, 'server' | 'quick' | 'say'>,
  { times = 1, ...over }: Partial<Settings> & { readonly times?: number } = {},
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
    say(`importing ${(relatives * times).toLocaleString('en')} relatives`);
    const [dataDir, exported] = [join(folder, 'data'), join(folder, 'export')];
    await writeRelatives(exported, relatives, times);
    const job = startImport({ databaseUrl: database.url, dataDir, folder: exported });
    if ((await job.measured)?.code !== 0) throw new Error('The relatives cannot be imported.');
    const loge = (running = await startLoge(database.url, dataDir, over));
    await loge.settled();
    return {
      ...{ running: loge, relatives, className: '61', close },
      tens: Array.from({ length: times }, (_, ten) =>
        Array.from({ length: SCHOOLS }, (_, index) => schoolId(uaiOf(String(ten * SCHOOLS + index + 1)))),
      ),
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

async function writeRelatives(folder: string, each: number, times: number): Promise<void> {
  const [count, schools] = [each * times, SCHOOLS * times];
  const schoolOf = (pupil: string) => String(1 + (Number(pupil) % schools));
  const classOf = (pupil: string) => `6${Math.floor(Number(pupil) / schools) % CLASSES}`;
  const [firstPupil, firstRelative] = [1_000_000, 2_000_000];
  const named = (number: string) => ({
    family: families[Number(number) % families.length] ?? '',
    given: [...girls, ...boys][Math.floor(Number(number) / 7) % 80] ?? '',
  });
  const files = aafExport({
    schools: many(schools, 1, (number) => ({ uai: uaiOf(number) })),
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
