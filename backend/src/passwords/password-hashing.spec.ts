import { availableParallelism } from 'node:os';
import { expect, test } from '@jest/globals';
import { PasswordHashing } from './password-hashing.js';

const cheap = () => new PasswordHashing({ argon2: { memoryKib: 64, passes: 1, lanes: 1 } });

test('a hash is argon2id with the parameters of the settings, salted anew each time', async () => {
  const hashing = new PasswordHashing({ argon2: { memoryKib: 19_456, passes: 2, lanes: 1 } });
  const [one, other] = [await hashing.hash('une phrase'), await hashing.hash('une phrase')];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(other);
  expect(await hashing.verify(one, 'une phrase')).toBe(true);
  expect(await hashing.verify(one, 'une phrase ')).toBe(false);
});

test('all of a long password counts', async () => {
  const hashing = cheap();
  const long = 'é'.repeat(255);
  expect(await hashing.verify(await hashing.hash(`${long}a`), `${long}b`)).toBe(false);
});

test('without a hash the same work is done, and nothing fits', async () => {
  const hashing = cheap();
  await hashing.prepare();
  const before = hashing.computed;
  expect(await hashing.verify(undefined, '')).toBe(false);
  expect(hashing.computed - before).toBe(1);
});

test('when too many wait, the next one is told to come again', async () => {
  const hashing = cheap();
  const all = await Promise.allSettled(Array.from({ length: 400 }, () => hashing.hash('une phrase')));
  const refused = all.filter((result) => result.status === 'rejected');
  expect(refused.length).toBeGreaterThan(100);
  expect(refused[0]).toMatchObject({
    reason: { code: 'TOO_MANY_ATTEMPTS', detail: { retryAfterSeconds: 2 } },
  });
  await expect(hashing.hash('une phrase')).resolves.toMatch(/^\$argon2id/);
});

test('a hash is weak when it took less work than the settings ask, or was made in another way', async () => {
  const hashing = (memoryKib: number, passes: number) =>
    new PasswordHashing({ argon2: { memoryKib, passes, lanes: 1 } });
  const kept = await hashing(64, 2).hash('une phrase');
  expect(hashing(64, 2).isWeak(kept)).toBe(false);
  expect(hashing(128, 2).isWeak(kept)).toBe(true);
  expect(hashing(64, 3).isWeak(kept)).toBe(true);
  expect(hashing(32, 1).isWeak(kept)).toBe(false);
  expect(hashing(32, 1).isWeak('$2b$12$c2Vs')).toBe(true);
});

test('work in the background waits behind everybody else, and is never turned away', async () => {
  const hashing = cheap();
  const order: string[] = [];
  const patient = Array.from({ length: 100 }, () =>
    hashing.hash('une phrase', { patiently: true }).then(() => order.push('patient')),
  );
  const others = Array.from({ length: 50 }, () => hashing.hash('une phrase').then(() => order.push('other')));
  await Promise.all([...patient, ...others]);
  expect(order.filter((who) => who === 'patient')).toHaveLength(100);
  // But for those that had a place when the others came.
  expect(order.lastIndexOf('other')).toBeLessThan(60);
});

test('what a hash is made of is computed in its place, or the bounds would hold for half of the work', async () => {
  const hashing = cheap();
  await hashing.prepare();
  let [running, most] = [0, 0];
  const material = async () => {
    most = Math.max(most, (running += 1));
    await Promise.resolve();
    running -= 1;
    return 'une phrase';
  };
  const phc = await hashing.hash('une phrase');
  const fits = await Promise.all(Array.from({ length: 20 }, () => hashing.verify(phc, material)));
  expect(fits).toEqual(Array.from({ length: 20 }, () => true));
  expect(most).toBeLessThanOrEqual(3);
});

const withSeveralCores = availableParallelism() > 1 ? test : test.skip;

withSeveralCores('checks that take seconds leave a place for everybody else’s', async () => {
  const hashing = cheap();
  await hashing.prepare();
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const material = () => finished.then(() => 'une phrase');
  const slow = Array.from({ length: 20 }, () => hashing.verify(undefined, material, { slowly: true }));
  expect(await hashing.verify(await hashing.hash('une phrase'), 'une phrase')).toBe(true);
  finish();
  expect(await Promise.all(slow)).not.toContain(true);
});
