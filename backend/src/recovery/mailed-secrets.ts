import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { EventId, SecretId } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { linkOfToken, newLinkToken, sameFingerprint } from '../vault/link-token.js';
import { FINGERPRINTS, SECRETS } from '../vault/vault.js';
import type { AccountSecret, Fingerprints, Secrets } from '../vault/vault.js';

const DAY = 86_400_000;

type MailedKind = 'recovery-link' | 'address-link';

/** The secret of a link that is about to be made. */
export interface NewSecret {
  readonly link: SecretId;
  /** The event to come that makes it valid. */
  readonly event: EventId;
  /** To be mailed and kept nowhere. */
  readonly token: string;
}

/** The secrets of mailed links, of which the vault keeps a keyed hash each. */
@Injectable()
export class MailedSecrets {
  constructor(
    @Inject(SECRETS) private readonly secrets: Secrets,
    @Inject(FINGERPRINTS) private readonly fingerprints: Fingerprints,
  ) {}

  /** Puts a new one into the vault, ahead of the event that makes it valid. */
  async make(kind: MailedKind, account: AccountId, expiresAt: Date): Promise<NewSecret> {
    const [link, event] = [SecretId.parse(randomUUID()), EventId.parse(randomUUID())];
    const token = newLinkToken(link);
    await this.secrets.put({
      ...{ id: link, kind, account, event },
      value: this.fingerprints.of('recovery', token),
      // A day longer than it works, so that a try that comes too late is told from a guess.
      expiresAt: new Date(expiresAt.getTime() + DAY),
    });
    return { link, event, token };
  }

  /** Whose link a token proves to be; `undefined` for a guess. Whether it works is for the account's stream to say. */
  async proven(kind: MailedKind, token: string): Promise<Pick<AccountSecret, 'id' | 'account'> | undefined> {
    const id = linkOfToken(token);
    const secret = id && (await this.secrets.get(id));
    if (!secret || secret.kind === 'api-token' || secret.kind !== kind) return undefined;
    return sameFingerprint(secret.value, this.fingerprints.of('recovery', token)) ? secret : undefined;
  }

  /** Takes one back whose event will not come. */
  drop(link: SecretId): Promise<void> {
    return this.secrets.delete([link]);
  }
}
