import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { AccountId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { ChildrenOnSheets } from './commands.js';
import type { SheetChild } from './commands.js';

@QueryHandler(ChildrenOnSheets)
export class ChildrenOnSheetsHandler implements IQueryHandler<ChildrenOnSheets> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async execute({ relatives }: ChildrenOnSheets): Promise<ReadonlyMap<AccountId, readonly SheetChild[]>> {
    const children = new Map<AccountId, SheetChild[]>();
    if (relatives.length === 0) return children;
    // What is told of a child that leads to another account is told of that one.
    const rows = await this.database.query<(SheetChild & { relative: AccountId })[]>(
      `SELECT DISTINCT t.relative, c.id AS account, f.school, c.sort_key, f.classes[1] AS "className",
              trim(c.given || ' ' || c.family) AS "displayName"
       FROM read.family t
       JOIN read.account named ON named.id = t.child
       JOIN read.account c ON c.id = coalesce(named.joined_to, named.id)
       JOIN read.affiliation f ON f.account = c.id AND f.school = t.school AND f.profile = 'PUPIL' AND f.current
       WHERE t.relative = ANY($1::uuid[]) ORDER BY t.relative, c.sort_key, c.id`,
      [relatives],
    );
    for (const { relative, account, school, displayName, className } of rows) {
      const child = { account, school, displayName, className };
      children.set(relative, [...(children.get(relative) ?? []), child]);
    }
    return children;
  }
}
