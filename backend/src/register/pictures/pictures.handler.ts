import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { Values } from '../journal.sql.js';
import { actorsSql } from './acts.sql.js';
import type { ActorRow } from './acts.sql.js';
import { pictureFamilies } from './families.js';
import { daysOf, periodBefore } from './period.js';
import type { Asked } from './period.js';
import { RegisterPictures } from './pictures.queries.js';
import type { FamilyCounts, Pictures } from './pictures.queries.js';
import { daysSql, hoursSql, schoolsSql } from './pictures.sql.js';
import type { Answers } from './pictures.sql.js';

const MAX_SCHOOLS = 12;
const MAX_RESETTERS = 10;

@QueryHandler(RegisterPictures)
export class RegisterPicturesHandler implements IQueryHandler<RegisterPictures> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async execute({ asked }: RegisterPictures): Promise<Pictures> {
    const before = periodBefore(asked);
    const [signIns] = pictureFamilies;
    const [days, hours, schools, resetters] = await Promise.all([
      this.ask<Answers['days']>((values) => daysSql({ ...asked, from: before.from }, values)),
      this.ask<Answers['hours']>((values) => hoursSql(asked, signIns.kinds, values)),
      this.ask<Answers['schools']>((values) => schoolsSql(asked, values)),
      this.ask<ActorRow>((values) => actorsSql(asked, MAX_RESETTERS, values)),
    ]);
    return {
      families: familiesOf(asked, days),
      schools: schoolsOf(schools),
      hours,
      resetters: resetters.map(({ actor_kind: kind, actor: id, count }) => ({
        // Written from an Actor of the event's metadata.
        actor: { kind, id } as Pictures['resetters'][number]['actor'],
        count,
      })),
    };
  }

  private ask<Row>(sqlOf: (values: Values) => string): Promise<Row[]> {
    const values = new Values();
    return this.database.query<Row[]>(sqlOf(values), values.list);
  }
}

function familiesOf(asked: Asked, rows: readonly Answers['days'][]): FamilyCounts[] {
  return pictureFamilies.map(({ family, kinds }) => {
    const byDay = new Map<string, number>();
    let before = 0;
    for (const { day, type, count } of rows) {
      if (!isOf(kinds, type)) continue;
      if (day < asked.from) before += count;
      else byDay.set(day, (byDay.get(day) ?? 0) + count);
    }
    const days = daysOf(asked).map((day) => ({ day, count: byDay.get(day) ?? 0 }));
    return { family, kinds, before, days, count: days.reduce((sum, { count }) => sum + count, 0) };
  });
}

function schoolsOf(rows: readonly Answers['schools'][]): Pictures['schools'] {
  const ids = [...new Set(rows.map(({ school }) => school))];
  const sum = (counts: readonly number[]) => counts.reduce((before, count) => before + count, 0);
  const counted = ids.map((school) => {
    const own = rows.filter((row) => row.school === school);
    const counts = pictureFamilies.map(({ kinds }) =>
      sum(own.filter(({ type }) => isOf(kinds, type)).map(({ count }) => count)),
    );
    return { school, counts };
  });
  return counted
    .sort((one, other) => sum(other.counts) - sum(one.counts) || one.school.localeCompare(other.school))
    .slice(0, MAX_SCHOOLS);
}

const isOf = (kinds: readonly string[], type: string): boolean => kinds.includes(type);
