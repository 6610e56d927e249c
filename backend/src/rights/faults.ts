/** What the log may hold of an error nobody foresaw. */
export interface FaultDescription {
  readonly error: string;
  /** Such as PostgreSQL's SQLSTATE. */
  readonly code?: string;
  /** Where it was thrown. */
  readonly at: readonly string[];
}

/**
 * Describes an error without its message, which may quote what a person typed or a row held: its kind, its code,
 * and where it was thrown.
 */
export function describeFault(error: unknown): FaultDescription {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .slice(0, 12);
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { error: error.name, ...code, at };
}
