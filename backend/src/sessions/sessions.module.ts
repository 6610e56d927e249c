import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AnswerPace } from '../rights/answer-pace.js';
import { Admission } from './admission.js';
import { Attempts } from './attempts.js';
import { Bursts } from './bursts.js';
import { Credentials } from './credentials.js';
import { Devices } from './devices.js';
import { FirstSignIn } from './first-sign-in.js';
import { Guesses } from './guesses.js';
import { Hindrances } from './hindrances.js';
import { MeResolver } from './me.resolver.js';
import { Refusals } from './refusals.js';
import { SessionRows } from './session-rows.js';
import { SessionStore } from './session-store.js';
import {
  CountAttemptHandler,
  EndOtherSessionsHandler,
  EndSessionsHandler,
  EndSessionsOfAccountHandler,
  ForgiveAttemptsHandler,
  KeepSessionsHandler,
  OwnNameHandler,
  SessionByTokenHandler,
  SessionsOfHandler,
  SignOutHandler,
} from './session.handlers.js';
import { SessionResolver } from './session.resolver.js';
import { SignInHandler, StartSessionHandler } from './sign-in.handlers.js';

/**
 * Signing in and out, sessions, and the throttling of guesses. It needs CONFIG, a DataSource, EVENT_STORE, STREAMS
 * and FINGERPRINTS, and the handlers of accounts, passwords and rights.
 */
@Module({
  imports: [CqrsModule],
  providers: [
    { provide: AnswerPace, useFactory: () => new AnswerPace() },
    ...[Admission, Attempts, Bursts, Credentials, Devices, FirstSignIn, Guesses, Hindrances, Refusals],
    ...[SessionRows, SessionStore],
    ...[SignInHandler, StartSessionHandler, SignOutHandler],
    ...[EndOtherSessionsHandler, EndSessionsHandler, EndSessionsOfAccountHandler, KeepSessionsHandler],
    ...[CountAttemptHandler, ForgiveAttemptsHandler],
    ...[SessionByTokenHandler, SessionsOfHandler, OwnNameHandler],
    ...[MeResolver, SessionResolver],
  ],
})
export class SessionsModule {}
