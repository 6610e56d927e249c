import { Inject, Injectable } from '@nestjs/common';
import { accountStream } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import type { Reactor } from '../event-store/projection.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { isStillTheirs } from '../rights/still-theirs.js';
import { ownAccountFold } from './own-account.js';
import { byReactor } from './reacting.js';
import type { SessionRow } from './session-rows.js';
import { SessionStore } from './session-store.js';

type Ending = Extract<
  Recorded,
  { type: 'AccountClosed' | 'AccountsJoined' | 'RoleGranted' | 'RoleWithdrawn' }
>;

/**
 * Ends the sessions that do not count any more since their account was closed or joined to another, or its roles changed, and tells the
 * register. Nobody waits for it: whoever asks with such a session is nobody at once (`rights/still-theirs.ts`).
 */
@Injectable()
export class EndedSessions {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(SessionStore) private readonly sessions: SessionStore,
  ) {}

  reactor(): Reactor<Ending['type']> {
    return {
      name: 'ended-sessions',
      types: ['AccountClosed', 'AccountsJoined', 'RoleGranted', 'RoleWithdrawn'],
      startsAt: 'now',
      react: (event) => this.react(event),
    };
  }

  private async react(event: Ending): Promise<void> {
    const { subject: account, recordedAt } = event.metadata;
    if (!account) return;
    const context = byReactor(event);
    // Also should it be open, or one of its own, again by now: what began after that stays.
    const beganBefore = ({ created_at: began }: SessionRow) => began <= new Date(recordedAt);
    if (event.type === 'AccountsJoined') {
      // Of the two, the standing one goes on with its sessions.
      if (event.data.joined === account)
        await this.sessions.endThose(account, 'ACCOUNTS_JOINED', context, beganBefore);
      return;
    }
    if (event.type === 'AccountClosed') {
      await this.sessions.endThose(account, 'ACCOUNT_CLOSED', context, beganBefore);
      return;
    }
    const own = (await this.streams.load(accountStream(account), ownAccountFold)).state;
    // Of another password or a closed account, their own events tell.
    const ofOtherRoles = ({ password, grants }: SessionRow) =>
      !isStillTheirs({ password, grants }, { closed: false, joined: false, password, grants: own.grants });
    await this.sessions.endThose(account, 'ROLES_CHANGED', context, ofOtherRoles);
  }
}
