import type { AccountId, Network, SchoolId } from '@loge/contracts';
import type { QueryBus } from '@nestjs/cqrs';
import { RelativesNamedIn } from '../accounts/commands.js';
import type { NamingPupil } from '../accounts/commands.js';
import type { ImportRequest } from './commands.js';
import { joinKey } from './import-schools.js';
import type { ImportSchools } from './import-schools.js';
import type { KnownTie } from './staging/staged.js';
import type { Staging } from './staging/staging.js';

/** How many relatives are asked about at a time. */
const PAGE = 2000;

/** What it takes to find the ties of an import's relatives to pupils that earlier imports told of. */
export interface TieGround {
  readonly staging: Staging;
  readonly queries: QueryBus;
  readonly schools: ImportSchools;
  readonly request: Pick<ImportRequest, 'mayImportInto'>;
}

/**
 * The schools outside the export, within scope, where known pupils name relatives of the import. The import writes
 * to them too, so nobody else may at the same time.
 */
export async function schoolsOfKnownTies(ground: TieGround): Promise<ReadonlySet<SchoolId>> {
  const { network, exported } = ground.schools;
  const found = new Set<SchoolId>();
  if (!network) return found;
  const own = new Set(exported);
  for await (const named of namedRelatives(ground, network)) {
    for (const { tie } of named) {
      if (!own.has(tie.school) && ground.request.mayImportInto(tie.school)) found.add(tie.school);
    }
  }
  return found;
}

/**
 * Notes the ties to pupils that are known but not told by this import. It is done before anything is written: to
 * ask in between would mean to wait for the read model each time.
 * @param told the exported schools of which the files tell all pupils: there only those whose record is broken are
 * still known by what was recorded before.
 * @param writable the schools outside the export that nobody else writes to meanwhile. A tie in another one is new,
 * and told by the import that is making it.
 */
export async function noteKnownTies(
  ground: TieGround,
  told: ReadonlySet<SchoolId>,
  brokenChildren: ReadonlySet<AccountId>,
  writable: ReadonlySet<SchoolId>,
): Promise<void> {
  const { network, exported } = ground.schools;
  if (!network) return;
  const own = new Set(exported);
  for await (const named of namedRelatives(ground, network)) {
    const ties = named.flatMap(({ relative, tie }): KnownTie[] => {
      if (told.has(tie.school) && !brokenChildren.has(tie.child)) return [];
      if (own.has(tie.school) || writable.has(tie.school)) return [{ ...tie, relative, within: true }];
      return ground.request.mayImportInto(tie.school) ? [] : [{ ...tie, relative, within: false }];
    });
    if (ties.length) await ground.staging.families.addKnownTies(ties);
  }
}

/** The relatives of the import whom known pupils name, page by page. */
async function* namedRelatives(
  { staging, queries }: TieGround,
  network: Network,
): AsyncGenerator<{ relative: string; tie: NamingPupil }[]> {
  for (let after = ''; ;) {
    const keys = await staging.records.keys('RELATIVE', after, PAGE);
    if (!keys.length) return;
    after = keys.at(-1) ?? after;
    const naming = await queries.execute(new RelativesNamedIn(keys.map((key) => joinKey(network, key))));
    yield keys.flatMap((relative) =>
      (naming.get(joinKey(network, relative)) ?? []).map((tie) => ({ relative, tie })),
    );
  }
}
