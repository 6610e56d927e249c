import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ImportId } from '@loge/contracts';
import type { RecordKind } from '@loge/contracts';
import { RunImport } from '../directory/commands.js';
import type { ImportProgress, ImportResult } from '../directory/commands.js';
import { terminal } from './terminal.js';
import type { Terminal } from './terminal.js';

/** How the command is used. */
export const IMPORT_USAGE =
  'import <folder or zip> [--school <UAI>] [--academy <code>] [--confirm-departures] [--dry-run] [--json]';

/** 0 done, 1 refused or broken, 2 wrongly used, 3 held for a confirmation. */
export type ImportExitCode = 0 | 1 | 2 | 3;

/**
 * `import <folder or zip>`: runs an import from the command line, with no limit of scope.
 * @param args what follows `import`.
 * @param options.signal stops it between two batches; run again it goes on.
 * @throws what stopped it halfway, such as `EventStoreUnavailable`.
 */
export async function importFolder(
  app: Pick<INestApplicationContext, 'get'>,
  args: readonly string[],
  options: { readonly terminal?: Terminal; readonly signal?: AbortSignal } = {},
): Promise<ImportExitCode> {
  const { out, err } = options.terminal ?? terminal;
  const asked = readArguments(args);
  if (!asked) {
    err(`Usage: ${IMPORT_USAGE}`);
    return 2;
  }
  const { json, ...request } = asked;
  const result = await app.get(CommandBus, { strict: false }).execute(
    new RunImport(
      {
        ...request,
        import: ImportId.parse(randomUUID()),
        // Who may use the command line may use the database.
        mayImportInto: () => true,
        onProgress: progressLines(err),
        onUnused: (given) => err(unused[given]),
        ...(options.signal ? { signal: options.signal } : {}),
      },
      {
        actor: { kind: 'SYSTEM', id: 'COMMAND_LINE' },
        channel: 'COMMAND_LINE',
        correlationId: randomUUID(),
        clock: () => new Date(),
      },
    ),
  );
  if (json) out(JSON.stringify(asJson(result)));
  else for (const line of asText(result)) out(line);
  return exitCodes[result.outcome];
}

const unused = {
  schoolCode: '--school changes nothing: the files name their schools themselves.',
  academy: '--academy changes nothing: the files name the academy, or the school is known already.',
} as const;

const exitCodes = { completed: 0, refused: 1, held: 3 } as const;

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        school: { type: 'string' },
        academy: { type: 'string' },
        'confirm-departures': { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const [folder, more] = positionals;
    if (!folder || more !== undefined) return undefined;
    return {
      folder: resolve(folder),
      ...(values.school === undefined ? {} : { schoolCode: values.school }),
      ...(values.academy === undefined ? {} : { academy: values.academy }),
      confirmDepartures: values['confirm-departures'],
      dryRun: values['dry-run'],
      json: values.json,
    };
  } catch {
    // An option that does not exist, or one without its value.
    return undefined;
  }
}

/** A line for each phase, and for about each twentieth of it. */
function progressLines(say: (line: string) => void): (progress: ImportProgress) => void {
  let said = '';
  return ({ phase, done, total }) => {
    const twentieth = total > 0 ? Math.floor((done * 20) / total) : 0;
    if (said === `${phase} ${twentieth}`) return;
    said = `${phase} ${twentieth}`;
    say(`${phase.toLowerCase()} ${total > 0 ? `${done}/${total}` : ''}`.trim());
  };
}

const buckets = ['created', 'updated', 'unchanged', 'merged', 'departed', 'leftOut', 'errors'] as const;

/** Scripts add up counts: a kind of which there is none is told as 0. */
const noneOfAny: Readonly<Record<RecordKind, number>> = {
  PUPIL: 0,
  RELATIVE: 0,
  TEACHER: 0,
  NON_TEACHING: 0,
  SCHOOL: 0,
  UNKNOWN: 0,
};

/** The report itself when it is done; else `error` with its code and where, and who would depart. */
function asJson(result: ImportResult): unknown {
  if (result.outcome === 'completed') {
    const whole = buckets.map((bucket) => [bucket, { ...noneOfAny, ...result.report[bucket] }]);
    return { ...result.report, ...Object.fromEntries(whole) };
  }
  if (result.outcome === 'held') {
    return { error: { code: 'IMPORT_NEEDS_CONFIRMATION' }, departures: result.departures };
  }
  const { outcome: _, ...error } = result;
  return { error };
}

function asText(result: ImportResult): string[] {
  if (result.outcome === 'refused') {
    const { code, file, line } = result;
    const where = file === undefined ? '' : ` in ${file}${line === undefined ? '' : `, line ${line}`}`;
    return [`Refused, nothing was written: ${code}${where}.`];
  }
  const leaving = result.departures.map(
    ({ school, departing, members }) => `${school}: ${departing} of ${members} would depart`,
  );
  if (result.outcome === 'held') {
    return [...leaving, 'Nothing was written. If this is right, run it again with --confirm-departures.'];
  }
  const { report } = result;
  const counts = buckets.map((bucket) => {
    const kinds = Object.entries(report[bucket]).map(([kind, count]) => `${count} ${kind}`);
    return `${bucket}: ${kinds.join(', ') || 'none'}`;
  });
  const reasons = report.reasons.map(({ file, line, kind, code }) => `${file}:${line} ${kind} ${code}`);
  return [...reasons, ...leaving, ...counts, `${report.seconds} s`];
}
