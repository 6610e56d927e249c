import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { LogeError, schoolStream } from '@loge/contracts';
import type { SchoolId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { EVENT_STORE } from '../event-store/port.js';
import type { EventStore } from '../event-store/port.js';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { SchoolById, SchoolNames, SchoolsByJoinKey, SchoolsOfNetworks } from './commands.js';
import type { KnownSchool } from './commands.js';
import { SCHOOLS } from './school.projection.js';
import { schoolFold } from './school.js';

/** How long an import may wait for the read model, in milliseconds. */
const PATIENCE = 60_000;
/** How long a request may wait for it, in milliseconds. */
const BRIEFLY = 2_000;

@QueryHandler(SchoolById)
export class SchoolByIdHandler implements IQueryHandler<SchoolById> {
  constructor(@Inject(STREAMS) private readonly streams: Streams) {}

  async execute({ ids }: SchoolById): Promise<ReadonlyMap<SchoolId, KnownSchool>> {
    const known = new Map<SchoolId, KnownSchool>();
    for (const school of new Set(ids)) {
      const { state } = await this.streams.load(schoolStream(school), schoolFold);
      const { record, ...policies } = state;
      if (record) known.set(school, { school, record, ...policies });
    }
    return known;
  }
}

@QueryHandler(SchoolsByJoinKey)
export class SchoolsByJoinKeyHandler implements IQueryHandler<SchoolsByJoinKey> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(PROJECTION_RUNNER) private readonly projections: ProjectionRunner,
  ) {}

  async execute({ joinKeys }: SchoolsByJoinKey): Promise<ReadonlyMap<string, SchoolId>> {
    if (joinKeys.length === 0) return new Map();
    const rows = await this.projections.readLevel(await this.store.end(), SCHOOLS, PATIENCE, (transaction) =>
      transaction.query<{ join_key: string; id: SchoolId }>(
        `SELECT join_key, min(id COLLATE "C") AS id FROM read.school WHERE join_key = ANY($1) GROUP BY join_key`,
        [joinKeys],
      ),
    );
    if (!rows) throw new LogeError('INTERNAL', { projection: SCHOOLS });
    return new Map(rows.map((row) => [row.join_key, row.id]));
  }
}

@QueryHandler(SchoolsOfNetworks)
export class SchoolsOfNetworksHandler implements IQueryHandler<SchoolsOfNetworks> {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(PROJECTION_RUNNER) private readonly projections: ProjectionRunner,
    @Inject(STREAMS) private readonly streams: Streams,
  ) {}

  async execute({ networks }: SchoolsOfNetworks): Promise<readonly SchoolId[]> {
    if (networks.length === 0) return [];
    // Rights are decided by the answer: a school that has just changed its network must not be told of the old one.
    const level = await this.projections.waitFor(await this.store.end(), [SCHOOLS], BRIEFLY);
    const rows = await this.database.query<{ id: SchoolId }[]>(
      `SELECT id FROM read.school WHERE network = ANY($1) ORDER BY id`,
      [networks],
    );
    const schools = rows.map(({ id }) => id);
    return level ? schools : this.stillOf(networks, schools);
  }

  /** Should the read model be behind or stopped, what it holds is checked; schools that came since are left out. */
  private async stillOf(networks: readonly string[], schools: readonly SchoolId[]): Promise<SchoolId[]> {
    const still: SchoolId[] = [];
    for (const school of schools) {
      const { state } = await this.streams.load(schoolStream(school), schoolFold);
      const network = state.record?.network;
      if (network && networks.includes(network)) still.push(school);
    }
    return still;
  }
}

@QueryHandler(SchoolNames)
export class SchoolNamesHandler implements IQueryHandler<SchoolNames> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async execute({ ids }: SchoolNames): Promise<ReadonlyMap<SchoolId, string>> {
    const rows = await this.database.query<{ id: SchoolId; name: string }[]>(
      `SELECT id, name FROM read.school WHERE id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
