import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { AccountId, Scope, ServiceId, ServiceRight } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { SchoolsOfNetworks } from '../../schools/commands.js';
import { Authorities } from '../authorities.js';
import { networksOf, partWithin, touches } from '../reach.js';
import type { Reach } from '../rights.js';
import { ServiceLabels, ServicesWithin } from './commands.js';
import type { ServiceView } from './commands.js';
import { managesScope, mayGive } from './service.js';
import type { TokenAuthority } from './service.js';

/** More than any installation has; a list has an end. */
const MOST_LISTED = 500;

interface ServiceRow {
  readonly id: ServiceId;
  readonly label: string;
  readonly rights: ServiceRight[];
  readonly scope: Scope;
  readonly created_by: AccountId | null;
  readonly given_by: AccountId | null;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly previous_until: Date | null;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
}

@QueryHandler(ServicesWithin)
export class ServicesWithinHandler implements IQueryHandler<ServicesWithin> {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Authorities) private readonly authorities: Authorities,
  ) {}

  async execute({ reach, now }: ServicesWithin): Promise<readonly ServiceView[]> {
    // Programs are few, some dozens: what lies within reach is told here, by the one rule.
    const rows = await this.database.query<ServiceRow[]>(
      `SELECT service.*, last_used_at
       FROM read.service LEFT JOIN rights.service_use ON service_use.service = service.id
       WHERE least(revoked_at, expires_at) > $1::timestamptz - interval '1 year'
       ORDER BY least(revoked_at, expires_at) <= $1::timestamptz, lower(label), id`,
      [now],
    );
    const networks = await this.networksInto(reach, rows);
    const shown = rows.filter(({ scope }) => readsWithin(reach, scope, networks)).slice(0, MOST_LISTED);
    const givers = new Map<AccountId, TokenAuthority | undefined>();
    for (const { given_by: giver, scope } of shown)
      if (giver && !givers.has(giver) && managesScope(reach, scope))
        givers.set(giver, await this.authorities.tokensOf(giver, now));
    return shown.map((row) => viewOf(row, reach, givers));
  }

  /** The networks some of whose schools lie within reach. */
  private async networksInto(reach: Reach, rows: readonly ServiceRow[]): Promise<ReadonlySet<string>> {
    const networks = new Set<string>();
    if (reach.kind === 'everything') return networks;
    for (const network of new Set(networksOf(rows))) {
      const schools = await this.queries.execute(new SchoolsOfNetworks([network]));
      if (schools.some((school) => reach.schools.includes(school))) networks.add(network);
    }
    return networks;
  }
}

/** Whether a service reads something within reach. */
function readsWithin(reach: Reach, scope: Scope, networks: ReadonlySet<string>): boolean {
  if (scope.kind === 'INSTALLATION') return true;
  return touches(reach, scope) || (scope.kind === 'NETWORK' && networks.has(scope.network));
}

function viewOf(
  row: ServiceRow,
  reach: Reach,
  givers: ReadonlyMap<AccountId, TokenAuthority | undefined>,
): ServiceView {
  const { id, label, rights, scope, created_by: creator, given_by: giver } = row;
  const whole = managesScope(reach, scope);
  return {
    ...{ id, label, rights, scope: partWithin(reach, scope), whole },
    ...{ createdAt: row.created_at, expiresAt: row.expires_at },
    ...(whole && creator && { createdBy: creator }),
    ...(whole && giver && { givenBy: giver }),
    giverMayNot: whole && giver !== null && !mayGive(givers.get(giver), row),
    ...(row.previous_until && { previousUntil: row.previous_until }),
    ...(row.revoked_at && { revokedAt: row.revoked_at }),
    ...(row.last_used_at && { lastUsedAt: row.last_used_at }),
  };
}

@QueryHandler(ServiceLabels)
export class ServiceLabelsHandler implements IQueryHandler<ServiceLabels> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async execute({ services }: ServiceLabels): Promise<ReadonlyMap<ServiceId, string>> {
    const rows = await this.database.query<{ id: ServiceId; label: string }[]>(
      'SELECT id, label FROM read.service WHERE id = ANY($1::uuid[])',
      [services],
    );
    return new Map(rows.map(({ id, label }) => [id, label]));
  }
}
