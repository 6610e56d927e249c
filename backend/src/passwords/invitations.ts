import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { EventId, LogeError, SecretId, accountStream } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { CONFIG } from '../config.js';
import type { Settings } from '../config.js';
import type { Context } from '../context.js';
import { STREAMS } from '../event-store/streams.js';
import type { Fold, Streams } from '../event-store/streams.js';
import { requireWholeAuthorityOver } from '../rights/authority.js';
import type { Authority } from '../rights/authority.js';
import { grantsFold, rolesAt } from '../rights/grants.js';
import type { GrantsState } from '../rights/grants.js';
import { schoolsOfAccount } from '../rights/account-schools.js';
import { linkOfToken, newLinkToken, sameFingerprint } from '../vault/link-token.js';
import { FINGERPRINTS, SECRETS } from '../vault/vault.js';
import type { Fingerprints, Secrets } from '../vault/vault.js';
import type { InvitationMade } from './commands.js';
import { invitationUrl } from './invitation-link.js';
import { invite, requireInvitation } from './password.js';
import { passwordFold } from './password-state.js';
import type { PasswordState } from './password-state.js';

const LINK_HOURS = 72;

/** What making a link depends on. */
export const invitationFold: Fold<{ readonly password: PasswordState; readonly roles: GrantsState }> = {
  initial: { password: passwordFold.initial, roles: grantsFold.initial },
  evolve: ({ password, roles }, event) => ({
    password: passwordFold.evolve(password, event),
    roles: grantsFold.evolve(roles, event),
  }),
  asOf: ({ password, roles }, now) => ({ password, roles: rolesAt(roles, now) }),
};

/** Makes one-time links and tells whether one works. */
@Injectable()
export class Invitations {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(SECRETS) private readonly secrets: Secrets,
    @Inject(FINGERPRINTS) private readonly fingerprints: Fingerprints,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  /**
   * Makes a link for an account without a password; the one before it stops working. Whoever makes a link could use
   * it: so every role and every place of the account must be within their authority when it comes into force.
   */
  async make(account: AccountId, authority: Authority, context: Context): Promise<InvitationMade> {
    const link = SecretId.parse(randomUUID());
    const event = EventId.parse(randomUUID());
    const token = newLinkToken(link);
    const expiresAt = new Date(context.clock().getTime() + LINK_HOURS * 3_600_000);
    const schools = await schoolsOfAccount(this.streams, account);
    const previous = (await this.streams.load(accountStream(account), passwordFold)).state.invitation?.link;
    const value = this.fingerprints.of('invitations', token);
    await this.secrets.put({ id: link, kind: 'invitation-link', account, event, value, expiresAt });
    try {
      const { position } = await this.streams.change(
        accountStream(account),
        invitationFold,
        context,
        (state) => {
          requireWholeAuthorityOver(authority, account, state.roles);
          const about = { id: event, subject: account, schools };
          return invite({ link, expiresAt }, state.password).map((made) => ({ event: made, about }));
        },
      );
      // The event made it worthless already; the row goes too.
      if (previous) await this.secrets.delete([previous]);
      return { account, link: invitationUrl(this.settings.publicUrl, token), expiresAt, position };
    } catch (error) {
      // A refusal appended nothing; after any other failure the vault's sweeper finds out.
      if (error instanceof LogeError) await this.secrets.delete([link]);
      throw error;
    }
  }

  /**
   * Whose invitation a token is.
   * @throws LogeError `INVITATION_INVALID` for one that does not work, whatever the reason.
   */
  async read(
    token: string,
    now: Date,
  ): Promise<{ readonly account: AccountId; readonly link: SecretId; readonly expiresAt: Date }> {
    const id = linkOfToken(token);
    const secret = id && (await this.secrets.get(id));
    const proven =
      secret?.kind === 'invitation-link' &&
      sameFingerprint(secret.value, this.fingerprints.of('invitations', token));
    if (!proven) throw new LogeError('INVITATION_INVALID');
    const { state } = await this.streams.load(accountStream(secret.account), passwordFold);
    const { link, expiresAt } = requireInvitation(secret.id, now, state);
    return { account: secret.account, link, expiresAt: new Date(expiresAt) };
  }
}
