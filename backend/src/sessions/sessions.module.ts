import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AnswerPace } from '../rights/answer-pace.js';
import { Attempts } from './attempts.js';
import { Bursts } from './bursts.js';
import { Credentials } from './credentials.js';
import { FirstSignIn } from './first-sign-in.js';
import { Refusals } from './refusals.js';
import { SessionStore } from './session-store.js';
import {
  CountAttemptHandler,
  EndOtherSessionsHandler,
  ForgiveAttemptsHandler,
  OwnNameHandler,
  SessionByTokenHandler,
  SignInHandler,
  SignOutHandler,
  StartSessionHandler,
} from './session.handlers.js';
import { MeResolver, SessionResolver } from './session.resolver.js';

/**
 * Signing in and out, sessions, and the throttling of guesses. It needs CONFIG, a DataSource, EVENT_STORE, STREAMS
 * and FINGERPRINTS, and the handlers of accounts, passwords and rights.
 */
@Module({
  imports: [CqrsModule],
  providers: [
    Attempts,
    Bursts,
    Credentials,
    FirstSignIn,
    { provide: AnswerPace, useFactory: () => new AnswerPace() },
    Refusals,
    MeResolver,
    SessionResolver,
    SessionStore,
    SignInHandler,
    StartSessionHandler,
    SignOutHandler,
    EndOtherSessionsHandler,
    CountAttemptHandler,
    ForgiveAttemptsHandler,
    SessionByTokenHandler,
    OwnNameHandler,
  ],
})
export class SessionsModule {}
