import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import type { AccountId, ExportId } from '@loge/contracts';
import { DataSource } from 'typeorm';

/** Bytes before they are compressed; what cannot be becomes some hundred more, never 256 kB. */
const CHUNK = 250_000;

const [compress, expand] = [promisify(gzip), promisify(gunzip)];

/** The export is to be written no more: it was deleted, or another writes it. */
export class NoLongerWanted extends Error {}

/** The bytes of exports, in pieces that any instance serves; and whom they show. */
@Injectable()
export class ExportChunks {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  /**
   * Keeps what is written, piece by piece.
   * @returns how many bytes.
   * @throws NoLongerWanted once somebody deleted it, or another writes it.
   */
  async keep(id: ExportId, writer: string, written: AsyncIterable<string | Buffer>): Promise<number> {
    let [waiting, place, total]: [Buffer[], number, number] = [[], 0, 0];
    let size = 0;
    const flush = async (all: boolean): Promise<void> => {
      const joined = Buffer.concat(waiting);
      let at = 0;
      for (; joined.length - at >= CHUNK || (all && at < joined.length); at += CHUNK) {
        await this.put(id, writer, place++, await compress(joined.subarray(at, at + CHUNK), { level: 5 }));
      }
      const rest = joined.subarray(Math.min(at, joined.length));
      [waiting, size] = [[rest], rest.length];
    };
    for await (const piece of written) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      waiting.push(bytes);
      size += bytes.length;
      total += bytes.length;
      if (size >= CHUNK) await flush(false);
    }
    await flush(true);
    return total;
  }

  /** What was kept, in order; it ends early where the export is deleted meanwhile. */
  async *read(id: ExportId): AsyncGenerator<Buffer> {
    for (let place = 0; ; place++) {
      const [chunk] = await this.database.query<{ bytes: Buffer }[]>(
        'SELECT bytes FROM register.export_chunk WHERE export = $1 AND place = $2',
        [id, place],
      );
      if (!chunk) return;
      yield await expand(chunk.bytes);
    }
  }

  /**
   * Keeps whom a part of an export shows.
   * @throws NoLongerWanted as {@link keep}.
   */
  async show(id: ExportId, writer: string, place: number, people: readonly AccountId[]): Promise<void> {
    const kept = await this.database.query<unknown[]>(
      `INSERT INTO register.export_shown (export, place, people)
       SELECT id, $3, $4 FROM register.export WHERE id = $1 AND writer = $2 AND state = 'WRITING' RETURNING place`,
      [id, writer, place, people],
    );
    if (kept.length === 0) throw new NoLongerWanted();
  }

  /** Whom an export shows, part by part. */
  async *shown(id: ExportId): AsyncGenerator<readonly AccountId[]> {
    for (let place = 0; ; place++) {
      const [part] = await this.database.query<{ people: AccountId[] }[]>(
        'SELECT people FROM register.export_shown WHERE export = $1 AND place = $2',
        [id, place],
      );
      if (!part) return;
      yield part.people;
    }
  }

  private async put(id: ExportId, writer: string, place: number, bytes: Buffer): Promise<void> {
    const kept = await this.database.query<unknown[]>(
      `INSERT INTO register.export_chunk (export, place, bytes)
       SELECT id, $3, $4 FROM register.export WHERE id = $1 AND writer = $2 AND state = 'WRITING' RETURNING place`,
      [id, writer, place, bytes],
    );
    if (kept.length === 0) throw new NoLongerWanted();
  }
}
