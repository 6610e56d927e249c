import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { AnswerPace } from '../rights/answer-pace.js';
import { Admission } from './admission.js';
import { Attempts } from './attempts.js';
import { Bursts } from './bursts.js';
import { Credentials } from './credentials.js';
import { Devices } from './devices.js';
import { DisputeActivityHandler } from './dispute.handler.js';
import { DisputeNotices } from './dispute-notices.js';
import { EndedSessions } from './ended-sessions.js';
import { FirstSignIn } from './first-sign-in.js';
import { Guesses } from './guesses.js';
import { Hindrances } from './hindrances.js';
import { MeResolver } from './me.resolver.js';
import { MySessionsResolver } from './my-sessions.resolver.js';
import { ProvePasswordHandler } from './prove-password.handler.js';
import { AdmitByOldLoginHandler, CountGuessHandler, RecordRefusalHandler } from './old-login.handlers.js';
import { Refusals } from './refusals.js';
import { SessionRows } from './session-rows.js';
import { SessionStore } from './session-store.js';
import {
  CountAttemptHandler,
  EndOtherSessionsHandler,
  EndSessionsHandler,
  EndSessionsOfAccountHandler,
  HoldOffBurstsHandler,
  KeepSessionsHandler,
  OwnAccountOfHandler,
  SessionByTokenHandler,
  SessionsOfHandler,
  SignOutHandler,
} from './session.handlers.js';
import { SessionResolver } from './session.resolver.js';
import { SignInHandler, StartSessionHandler } from './sign-in.handlers.js';
import { SignInNotices } from './sign-in-notices.js';

/**
 * Signing in and out, sessions, and the throttling of guesses. It needs CONFIG, a DataSource, STREAMS, AccessRetention,
 * PROJECTION_RUNNER, FINGERPRINTS and MAILS, and the handlers of accounts, passwords, recovery, register, rights and
 * schools.
 */
@Module({
  imports: [CqrsModule],
  providers: [
    { provide: AnswerPace, useFactory: () => new AnswerPace() },
    ...[Admission, Attempts, Bursts, Credentials, Devices, FirstSignIn, Guesses, Hindrances, Refusals],
    ...[SessionRows, SessionStore, EndedSessions, SignInNotices, DisputeNotices],
    ...[SignInHandler, StartSessionHandler, SignOutHandler],
    ...[EndOtherSessionsHandler, EndSessionsHandler, EndSessionsOfAccountHandler, KeepSessionsHandler],
    ...[CountAttemptHandler, HoldOffBurstsHandler, ProvePasswordHandler],
    DisputeActivityHandler,
    ...[SessionByTokenHandler, SessionsOfHandler, OwnAccountOfHandler],
    ...[CountGuessHandler, RecordRefusalHandler, AdmitByOldLoginHandler],
    ...[MeResolver, SessionResolver, MySessionsResolver],
  ],
})
export class SessionsModule implements OnModuleInit {
  constructor(
    @Inject(PROJECTION_RUNNER) private readonly runner: Pick<ProjectionRunner, 'register'>,
    @Inject(EndedSessions) private readonly ended: EndedSessions,
    @Inject(SignInNotices) private readonly signIns: SignInNotices,
    @Inject(DisputeNotices) private readonly disputes: DisputeNotices,
  ) {}

  onModuleInit(): void {
    this.signIns.announce();
    this.disputes.announce();
    this.runner.register(this.ended.reactor());
    this.runner.register(this.signIns.reactor());
    this.runner.register(this.disputes.reactor());
  }
}
