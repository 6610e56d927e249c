/** Asks the connection of an import, whose temporary tables nobody else sees. */
export type StagingQuery = <Row>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;
