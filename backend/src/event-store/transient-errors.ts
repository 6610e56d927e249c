import { types } from 'node:util';

/**
 * PostgreSQL's error classes (appendix A of its manual) that say nothing of the statement, only of the moment:
 * connection, shutdown, resources, serialization, locks.
 */
const transientClasses = new Set(['08', '40', '53', '57', '58']);
const transientCodes = new Set(['55P03', '25P03']);
const systemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** What `pg` throws without a code when a connection goes away under it. */
const messages = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Client has encountered a connection error',
  'Client was closed',
  'Cannot use a pool after calling end',
  'Driver not Connected',
  'Query read timeout',
];

/** Whether an error is of the connection or the moment, so that the same work may succeed later. */
export function isTransient(error: unknown): boolean {
  // Not `instanceof`: errors of Node itself may come from another realm.
  if (!types.isNativeError(error)) return false;
  if (error.name === 'EventStoreUnavailable') return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code && (systemCodes.has(code) || transientCodes.has(code))) return true;
  if (code && code.length === 5 && transientClasses.has(code.slice(0, 2))) return true;
  if (messages.some((message) => error.message.includes(message))) return true;
  if ('errors' in error && Array.isArray(error.errors) && error.errors.some(isTransient)) return true;
  return (
    ('driverError' in error && isTransient(error.driverError)) ||
    (error.cause !== undefined && isTransient(error.cause))
  );
}
