/** The PostgreSQL of this machine cannot be had; the message is one line that says what to do. */
export class LocalPostgresError extends Error {
  override readonly name = 'LocalPostgresError';
}

/** True for an error of the file system (`ENOENT`), of a system call or of PostgreSQL (`28P01`) with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return codes.some(
    (code) => typeof error === 'object' && error !== null && 'code' in error && error.code === code,
  );
}
