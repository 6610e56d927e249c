import { createHmac, hkdfSync } from 'node:crypto';
import type { MasterKey } from './master-key.js';
import type { Fingerprints, PersonalKeys } from './vault.js';

type Purpose = Parameters<Fingerprints['of']>[0];

/** {@link Fingerprints} under keys of the master key and, for strangers, of their day. */
export class VaultFingerprints implements Fingerprints {
  readonly #keys: Readonly<Record<Purpose, Buffer>>;
  readonly #personalKeys: PersonalKeys;

  constructor(masterKey: MasterKey, personalKeys: PersonalKeys) {
    this.#keys = {
      claims: masterKey.derive('fingerprint-claims'),
      sessions: masterKey.derive('fingerprint-sessions'),
      invitations: masterKey.derive('fingerprint-invitations'),
      recovery: masterKey.derive('fingerprint-recovery'),
    };
    this.#personalKeys = personalKeys;
  }

  of(purpose: Purpose, value: string): string {
    return hmac(this.#keys[purpose], value);
  }

  async ofStranger(day: string, value: string): Promise<string> {
    const owner = `stranger:${day}` as const;
    const key = (await this.#personalKeys.ensure([owner])).get(owner);
    if (!key) throw new Error(`The key of the strangers of ${day} was destroyed.`);
    // The day's key itself seals addresses; a hash of what was typed gets a key of its own.
    const derived = hkdfSync('sha256', key, Buffer.alloc(0), 'loge/fingerprint-stranger', 32);
    return hmac(Buffer.from(derived), value);
  }
}

function hmac(key: Buffer, value: string): string {
  return createHmac('sha256', key).update(value).digest('base64url');
}
