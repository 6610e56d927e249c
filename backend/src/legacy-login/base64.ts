/** Canonical base64, padded or not, of so many bytes; nothing for any other text. */
export function bytesOfBase64(text: string, least: number, most: number): Buffer | undefined {
  const bare = text.replace(/={0,2}$/, '');
  const bytes = Buffer.from(bare, 'base64');
  const isCanonical = bytes.toString('base64').replace(/=+$/, '') === bare;
  return isCanonical && bytes.length >= least && bytes.length <= most ? bytes : undefined;
}

const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BCRYPT = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The bytes of bcrypt's own base64; bits beyond the last whole byte are passed over, as bcrypt does. */
export const bytesOfBcrypt64 = (text: string): Buffer =>
  Buffer.from([...text].map((letter) => STANDARD[BCRYPT.indexOf(letter)] ?? '').join(''), 'base64');
