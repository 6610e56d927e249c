import type { DataSource, QueryRunner } from 'typeorm';
import { StagedDepartures } from './departures.js';
import { StagedFamilies } from './families.js';
import { StagedOutcomes } from './outcomes.js';
import { StagedParts } from './parts.js';
import { StagedPlaces } from './places.js';
import { StagedRecords } from './records.js';
import { StagedSchools } from './schools.js';
import type { StagingQuery } from './staging-query.js';
import { stagingTables } from './staging.tables.js';

/**
 * What one import read and found while it runs, in temporary tables of a connection of its own: memory stays bounded
 * however many records there are, and nothing is left behind when the process dies.
 */
export class Staging {
  // The driver gives rows for SELECT and RETURNING; what their columns are is known from the statement.
  private readonly query: StagingQuery = async <Row>(sql: string, parameters: readonly unknown[] = []) =>
    (await this.connection.query(sql, [...parameters])) as Row[];

  readonly records = new StagedRecords(this.query);
  readonly parts = new StagedParts(this.query);
  readonly schools = new StagedSchools(this.query);
  readonly families = new StagedFamilies(this.query);
  readonly places = new StagedPlaces(this.query);
  readonly departures = new StagedDepartures(this.query);
  readonly outcomes = new StagedOutcomes(this.query);

  private constructor(
    /** The connection, which also holds the locks of the import. */
    readonly connection: QueryRunner,
  ) {}

  static async open(dataSource: DataSource): Promise<Staging> {
    const connection = dataSource.createQueryRunner();
    await connection.connect();
    const staging = new Staging(connection);
    try {
      for (const sql of [...stagingTables.drop, ...stagingTables.create]) await connection.query(sql);
    } catch (error) {
      await connection.release();
      throw error;
    }
    return staging;
  }

  /** Drops everything and gives the connection back. */
  async close(): Promise<void> {
    try {
      for (const sql of stagingTables.drop) await this.connection.query(sql);
    } finally {
      await this.connection.release();
    }
  }

  /** Forgets what a pass over the people found, before another one. */
  async startPass(): Promise<void> {
    await this.query(`TRUNCATE pg_temp.staged_account, pg_temp.staged_outcome, pg_temp.staged_known_tie`);
    await this.query(
      `INSERT INTO pg_temp.staged_outcome (seq, bucket, code) SELECT seq, bucket, code FROM pg_temp.staged_settled`,
    );
  }
}
