import { AnswerPace } from '../rights/answer-pace.js';
import { HashWork } from './hash-work.js';
import { ImportLine } from './import-line.js';
import { LegacyImportRuns } from './import-run.js';
import {
  ImportLegacyLoginsHandler,
  LegacyImportByIdHandler,
  LegacyImportsOfHandler,
} from './import.handlers.js';
import { LegacyImportJobs } from './legacy-import-jobs.js';
import { LegacyLoginResolver } from './legacy-login.resolver.js';
import { LockLegacyLoginsHandler } from './lock.handler.js';
import { OldCredentials } from './old-credentials.js';
import { OldLoginRecords } from './old-login-records.js';
import { ProveLegacyLoginHandler } from './prove.handler.js';
import { SignInWithLegacyLoginHandler } from './sign-in.handler.js';

/** Importing old logins, and signing in with them. */
export const legacyLoginProviders = [
  { provide: AnswerPace, useFactory: () => new AnswerPace() },
  ...[HashWork, ImportLine, LegacyImportJobs, LegacyImportRuns, OldCredentials, OldLoginRecords],
  ...[ImportLegacyLoginsHandler, LegacyImportsOfHandler, LegacyImportByIdHandler],
  ...[SignInWithLegacyLoginHandler, ProveLegacyLoginHandler, LockLegacyLoginsHandler, LegacyLoginResolver],
];
