import { createHash } from 'node:crypto';
import { SignInDocument } from '@loge/contracts/client';
import { DEVICE_COOKIE } from '../../backend/src/rights/session-cookie.js';
import type { Person } from './people.js';
import type { RunningLoge } from './running-loge.js';

/** Addresses in networks (`/24`) that nobody had before. */
export class Networks {
  private given = 0;
  next(): string {
    this.given += 1;
    return `10.${(this.given >> 8) & 255}.${this.given & 255}.1`;
  }
}

/** Does something for each, so many at a time. */
export async function forEach<T>(
  items: readonly T[],
  callers: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (const item of waiting) await work(item);
    }),
  );
}

/** What the browser of whoever has a login is known by: always the same, 32 bytes. */
const browserOf = (login: string): string => createHash('sha256').update(login).digest('base64url');

/** Milliseconds of one sign-in. @throws Error for one that is answered otherwise than wanted. */
export async function signIn(
  loge: RunningLoge,
  { login, password }: Person,
  ip: string,
  wanted: 'me' | 'SIGN_IN_REFUSED',
) {
  const began = performance.now();
  const answer = await loge.ask(
    SignInDocument.toString(),
    { input: { login, password } },
    { 'x-forwarded-for': ip, cookie: `${DEVICE_COOKIE}=${browserOf(login)}` },
  );
  const took = performance.now() - began;
  if (!answer.includes(`"${wanted}"`)) throw new Error(`A sign-in was answered ${answer.slice(0, 300)}`);
  return took;
}
