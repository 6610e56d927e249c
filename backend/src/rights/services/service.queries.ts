import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { AccountId, Scope, ServiceId, ServiceRight } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { ServiceLabels, ServicesWithin } from './commands.js';
import type { ServiceView } from './commands.js';
import { managesScope } from './service.js';

/** More than any installation has; a list has an end. */
const MOST_LISTED = 500;

interface ServiceRow {
  readonly id: ServiceId;
  readonly label: string;
  readonly rights: ServiceRight[];
  readonly scope: Scope;
  readonly created_by: AccountId | null;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly previous_until: Date | null;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
}

@QueryHandler(ServicesWithin)
export class ServicesWithinHandler implements IQueryHandler<ServicesWithin> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async execute({ reach, now }: ServicesWithin): Promise<readonly ServiceView[]> {
    // Programs are few, some dozens: what lies within reach is told here, by the one rule.
    const rows = await this.database.query<ServiceRow[]>(
      `SELECT service.*, last_used_at
       FROM read.service LEFT JOIN rights.service_use ON service_use.service = service.id
       WHERE least(revoked_at, expires_at) > $1::timestamptz - interval '1 year'
       ORDER BY least(revoked_at, expires_at) <= $1::timestamptz, lower(label), id`,
      [now],
    );
    return rows
      .filter(({ scope }) => managesScope(reach, scope))
      .slice(0, MOST_LISTED)
      .map(viewOf);
  }
}

function viewOf(row: ServiceRow): ServiceView {
  const { id, label, rights, scope } = row;
  return {
    ...{ id, label, rights, scope, createdAt: row.created_at, expiresAt: row.expires_at },
    ...(row.created_by && { createdBy: row.created_by }),
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
