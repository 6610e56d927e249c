import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { LogeError } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { DeleteView, SaveView, SavedViews } from './commands.js';
import { MAX_VIEWS } from './saved-view.js';

@QueryHandler(SavedViews)
export class SavedViewsHandler implements IQueryHandler<SavedViews> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  execute({ account, page }: SavedViews): Promise<Api.SavedView[]> {
    return this.database.query<Api.SavedView[]>(
      `SELECT id, page, name, query FROM register.saved_view WHERE account = $1 AND page = $2
       ORDER BY lower(name), name`,
      [account, page],
    );
  }
}

@CommandHandler(SaveView)
export class SaveViewHandler implements ICommandHandler<SaveView> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  execute({ account, view: { page, name, query }, replace }: SaveView): Promise<Api.SavedView> {
    return this.database.transaction(async (transaction) => {
      // One after the other for each account: two at once make one view of a name, and never one too many.
      await transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('saved-view:' || $1, 0))`, [
        account,
      ]);
      const kept = await transaction.query<{ id: string; name: string }[]>(
        `SELECT id, name FROM register.saved_view WHERE account = $1 AND page = $2`,
        [account, page],
      );
      const same = kept.find((one) => one.name === name);
      if (same && !replace) throw new LogeError('VIEW_NAME_TAKEN');
      if (!same && kept.length >= MAX_VIEWS) throw new LogeError('VIEWS_TOO_MANY');
      const id = same?.id ?? randomUUID();
      await transaction.query(
        `INSERT INTO register.saved_view (id, account, page, name, query) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO UPDATE SET query = excluded.query`,
        [id, account, page, name, query],
      );
      return { id, page, name, query };
    });
  }
}

@CommandHandler(DeleteView)
export class DeleteViewHandler implements ICommandHandler<DeleteView> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async execute({ account, id }: DeleteView): Promise<void> {
    // What is no id may be no text that the database takes.
    if (!z.uuid().safeParse(id).success) return;
    await this.database.query(`DELETE FROM register.saved_view WHERE account = $1 AND id = $2`, [
      account,
      id,
    ]);
  }
}
