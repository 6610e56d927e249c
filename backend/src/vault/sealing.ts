import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/**
 * Encrypts with AES-256-GCM under a fresh random nonce.
 * @param about what the ciphertext belongs to: it opens only with the same bytes (the additional data).
 * @returns nonce, ciphertext and tag, one after the other.
 */
export function sealBytes(key: Buffer, plain: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(about));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/**
 * Opens what {@link sealBytes} made.
 * @throws Error when the key, the additional data or any byte differs; the message says nothing of the content.
 */
export function openBytes(key: Buffer, sealed: Uint8Array, about: string): Buffer {
  if (sealed.length < NONCE + TAG) throw new Error('Sealed bytes are too short.');
  const tag = sealed.subarray(sealed.length - TAG);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(tag);
  const plain = decipher.update(sealed.subarray(NONCE, sealed.length - TAG));
  // Gives no more bytes in this mode; it is what checks the tag.
  decipher.final();
  return plain;
}
