import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { AccountId, SessionId } from '@loge/contracts';
import { LogeError } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Context } from '../context.js';
import type { Viewer } from '../rights/rights.js';

/** A download must begin within so many milliseconds. */
const PATIENCE = 5 * 60_000;

/** What is downloaded. */
export type DownloadKind = 'CREDENTIALS' | 'CAMPAIGN_REPORT' | 'EXPORT';

/** Leave for one person to download one thing once. */
export interface Ticket {
  readonly id: string;
  readonly kind: DownloadKind;
  /** The id of the thing, as the kind has it. */
  readonly of: string;
  /** In which form, as the kind has it. */
  readonly details: Readonly<Record<string, string | boolean>>;
  /** Why, where that is asked. */
  readonly reason?: string;
  readonly account: AccountId;
  readonly session: SessionId;
  readonly expiresAt: Date;
}

/** Something that is about to be sent. */
export interface OpenedDownload {
  /** What the browser saves it as: letters, digits, hyphens and dots. */
  readonly name: string;
  /** `text/csv; charset=utf-8` */
  readonly type: string;
  /** Writes it, and does not end the stream. What it throws breaks the connection, so that nobody takes a part for all. */
  readonly write: (out: Writable) => Promise<void>;
}

/**
 * Begins a download: checks that whoever asks may have it now, and notes that it begins. What it throws is told by a
 * status.
 * @param context of the request that downloads, with the ticket's reason.
 */
export type OpenDownload = (ticket: Ticket, viewer: Viewer, context: Context) => Promise<OpenedDownload>;

/** Tickets for `GET /files/<id>`, and what each opens. The id opens nothing to anybody but whom it was made for. */
@Injectable()
export class Downloads {
  private readonly openings = new Map<DownloadKind, OpenDownload>();

  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  /** Tells what opens tickets of a kind. */
  openedBy(kind: DownloadKind, open: OpenDownload): void {
    this.openings.set(kind, open);
  }

  /** Makes a ticket for whoever is signed in, good for 5 minutes. */
  async issue(
    asked: Pick<Ticket, 'kind' | 'of' | 'details' | 'reason'>,
    { account, session }: Pick<Viewer, 'account' | 'session'>,
    now: Date,
  ): Promise<{ readonly url: string; readonly expiresAt: Date }> {
    const [id, expiresAt] = [randomUUID(), new Date(now.getTime() + PATIENCE)];
    // Reasons are told in the register, and kept nowhere else for long.
    await this.sweep(now);
    await this.database.query(
      `INSERT INTO downloads.ticket (id, kind, of_thing, details, reason, account, session, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[id, asked.kind, asked.of, JSON.stringify(asked.details), asked.reason ?? null],
        ...[account, session, expiresAt],
      ],
    );
    return { url: `/files/${id}`, expiresAt };
  }

  /**
   * Uses a ticket up, in the session that it was made in.
   * @throws LogeError `NOT_FOUND` for one that was used, whose time is over, or that is somebody else's; and what
   *   opening it throws.
   */
  async open(id: string, viewer: Viewer, context: Context): Promise<OpenedDownload> {
    // What is no id may be no text that the database takes.
    if (!z.uuid().safeParse(id).success) throw new LogeError('NOT_FOUND');
    // TypeORM answers a DELETE with its rows and their count.
    const [[ticket]] = await this.database.query<[Ticket[], number]>(
      `DELETE FROM downloads.ticket
       WHERE id = $1 AND account = $2 AND session = $3 AND expires_at > $4
       RETURNING id, kind, of_thing AS "of", details, reason, account, session, expires_at AS "expiresAt"`,
      [id, viewer.account, viewer.session, context.clock()],
    );
    const open = ticket && this.openings.get(ticket.kind);
    if (!open) throw new LogeError('NOT_FOUND');
    const { reason } = ticket;
    return open(ticket, viewer, reason ? { ...context, reason } : context);
  }

  /** Removes the tickets whose time is over. */
  async sweep(now: Date): Promise<void> {
    await this.database.query('DELETE FROM downloads.ticket WHERE expires_at <= $1', [now]);
  }
}
