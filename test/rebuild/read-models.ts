import type { DataSource } from 'typeorm';

/** Every row of every table of the schema `read`, by table, in an order of its own: what a rebuild must give again. */
export async function readModels(dataSource: DataSource): Promise<Record<string, string[]>> {
  const tables: { name: string }[] = await dataSource.query(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'read' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const content: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows: { row: string }[] = await dataSource.query(
      `SELECT to_jsonb(t)::text AS row FROM read."${name}" t ORDER BY 1`,
    );
    content[name] = rows.map(({ row }) => row);
  }
  return content;
}
