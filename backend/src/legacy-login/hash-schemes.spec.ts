import { expect, test } from '@jest/globals';
import { workOf } from './hash-recipe.js';
import { readHash } from './hash-schemes.js';
import { innerHashOf } from './inner-hash.js';
import { keptHash, keptText, materialOf, wrapped } from './kept-hash.js';

/** Whether the password is the one of the hash; undefined for a hash that is not read. */
async function opens(hash: string, password: string): Promise<boolean | undefined> {
  const read = readHash(hash);
  if (typeof read === 'string') return undefined;
  return read.hash.equals(await innerHashOf(read.recipe, password));
}

/*
 * Published vectors where there are some (Argon2's reference implementation, Openwall's crypt_blowfish, passlib's
 * documentation, RFC 2307's users), the others made with Python's hashlib.
 */
test.each([
  [
    'argon2id',
    '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    'password',
  ],
  [
    'argon2id, two lanes',
    '$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc',
    'password',
  ],
  ['bcrypt $2a$', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', 'U*U'],
  ['bcrypt $2b$', '$2b$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe', 'a'],
  ['bcrypt $2y$', '$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK', 'U*U*'],
  [
    'bcrypt, beyond 72 bytes',
    '$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui',
    '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored',
  ],
  ['Django, SHA-1', 'pbkdf2_sha1$1000$seasalt$beeFo5BQEX9h8hd63J5VaytbHoY=', 'motdepasse-é'],
  [
    'Django, SHA-256',
    'pbkdf2_sha256$1000$seasalt$XJiLvYUtcQCmOTmGpF0j1DK5zpOZqot2ivvM3YL2Gug=',
    'motdepasse-é',
  ],
  [
    'Django, SHA-512',
    'pbkdf2_sha512$1000$seasalt$nefEtOHyAQfCQ+xviWkwZDoPJO622jr+lVWOe4HZFfPFu4zWGo4/aoQBY5GZKQQ7c+IGUn8ANnI6oWJCb2N2hw==',
    'motdepasse-é',
  ],
  [
    'passlib',
    '$pbkdf2-sha256$6400$.6UI/S.nXIk8jcbdHx3Fhg$98jZicV16ODfEsEZeYPGHU3kbrUrvUEXOPimVSQDD44',
    'password',
  ],
  [
    'LDAP, PBKDF2 with SHA-512',
    '{PBKDF2-SHA512}1000$MDEyMzQ1Njc4OWFiY2RlZg$rcEVFRJ3gnkGd1sw7U7Py5n3cCBNMQ73YghTeMLpUZprqQaeDKWkDeU3n1ByHvHzJ7i.MoGjqjdLDvv6hzFwKQ',
    'motdepasse-é',
  ],
  ['LDAP, PBKDF2', '{PBKDF2}1000$MDEyMzQ1Njc4OWFiY2RlZg$EaOsIZkqLJ2udj8FOQ5FcbG22TU', 'motdepasse-é'],
  ['{SHA}', '{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=', 'password'],
  ['[SHA]', '[SHA]W6ph5Mm5Pz8GgiULbPgzG37mj9g=', 'password'],
  ['{SSHA}', '{SSHA}bJ8WnWHo58xhWG43JDzGXb9QvTRzYWx0MTIzNA==', 'motdepasse-é'],
])('IT-3: %s is computed as the old system did', async (_, hash, password) => {
  expect(await opens(hash, password)).toBe(true);
  expect(await opens(` ${hash}\t`, password)).toBe(true);
  expect(await opens(hash, `${password.slice(0, -30)}x`)).toBe(false);
});

test('IT-3: a letter typed in two code points is the one that the old system was given', async () => {
  expect(await opens('{SSHA}bJ8WnWHo58xhWG43JDzGXb9QvTRzYWx0MTIzNA==', 'motdepasse-e\u0301')).toBe(true);
});

test.each([
  ['clear text', 'Printemps2026'],
  ['nothing', ''],
  ['MD5', '{MD5}X03MO1qnZdYdgyfeuILPmQ=='],
  ['crypt', '$6$rounds=5000$usesomesillystri$D4IrlXatmP7rx3P3InaxBeoomnAihCKRVQAr/36eYEKwW'],
  ['Argon2d', '$argon2d$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'],
  ['a cut SHA', '{SHA}W6ph5Mm5Pz8GgiULbPgzG37m'],
  ['a SSHA without salt', '{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g='],
  ['a cut bcrypt', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOe'],
  ['no iterations', 'pbkdf2_sha256$0$seasalt$XJiLvYUtcQCmOTmGpF0j1DK5zpOZqot2ivvM3YL2Gug='],
])('IT-3: %s is no hash that can be taken', (_, text) => {
  expect(readHash(text)).toBe('LEGACY_HASH_UNKNOWN');
});

test.each([
  ['bcrypt of cost 15', '$2a$15$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'],
  ['2,000,001 iterations', 'pbkdf2_sha256$2000001$seasalt$XJiLvYUtcQCmOTmGpF0j1DK5zpOZqot2ivvM3YL2Gug='],
  [
    'more than 256 MiB',
    '$argon2id$v=19$m=262145,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
  ],
  [
    'more than 10 passes',
    '$argon2id$v=19$m=256,t=11,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
  ],
])('IT-3: %s would cost a sign-in too much', (_, text) => {
  expect(readHash(text)).toBe('LEGACY_HASH_TOO_COSTLY');
});

test('IT-3: what is kept holds how to compute the old hash, and not the hash; later neither', async () => {
  const read = readHash('{SSHA}bJ8WnWHo58xhWG43JDzGXb9QvTRzYWx0MTIzNA==');
  if (typeof read === 'string') throw new Error(read);
  const text = keptText({ recipe: read.recipe, phc: '$argon2id$of-the-hash' });
  expect(text).not.toContain(read.hash.toString('base64'));
  expect(keptHash(text)).toEqual({ recipe: read.recipe, phc: '$argon2id$of-the-hash' });
  expect(await materialOf(keptHash(text).recipe, 'motdepasse-é')).toBe(wrapped(read));
  expect(keptHash(keptText({ phc: '$argon2id$of-the-password' }))).toEqual({
    phc: '$argon2id$of-the-password',
  });
  expect(await materialOf(undefined, 'motdepasse-é')).toBe('motdepasse-é');
});

test("IT-3: what a stranger's try costs tells no salt, and nothing where a hash costs nothing", () => {
  const workFor = (hash: string) => {
    const read = readHash(hash);
    return typeof read === 'string' ? read : workOf(read.recipe);
  };
  expect(workFor('$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW')).toEqual(
    workFor('$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui'),
  );
  expect(workFor('{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=')).toBeUndefined();
});
