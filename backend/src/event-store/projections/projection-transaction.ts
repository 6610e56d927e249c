import type { DataSource } from 'typeorm';
import type { ProjectionTransaction } from '../projection.js';

/** Does the work in one transaction: all of it or nothing. */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (transaction: ProjectionTransaction) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    const result = await work({
      query: async <Row>(sql: string, parameters: readonly unknown[] = []) => {
        const { records } = await runner.query(sql, [...parameters], true);
        // What a statement gives is known to who wrote it.
        return (records ?? []) as Row[];
      },
    });
    await runner.commitTransaction();
    return result;
  } catch (error) {
    // A broken connection cannot roll back, and need not; the first error is the one to know.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release().catch(() => undefined);
  }
}
