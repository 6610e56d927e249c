import { describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig } from './config.js';

const mail = { SMTP_URL: 'smtps://loge:s3cret@mail.example', MAIL_FROM: 'Loge <loge@mail.example>' };
const production = { NODE_ENV: 'production', LOGE_MASTER_KEY_FILE: '/etc/loge/master.key', ...mail };

function refusal(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('on a machine where nothing is set', () => {
  const config = readConfig({});

  test('Loge listens on the loopback only, with the demo, in a folder of the project', () => {
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      portIsChosen: false,
      production: false,
      demo: true,
    });
    expect(config.dataDir).toMatch(/\/\.loge$/);
    expect(config.masterKeyFile).toBe(`${config.dataDir}/master.key`);
  });

  test('passwords are hashed over the memory and as often as RFC 9106 recommends second', () => {
    expect(config.argon2).toEqual({ memoryKib: 65_536, passes: 3, lanes: 1 });
  });

  test('a mailed link works for an hour, a session for twelve, for thirty days where one wishes (IT-4)', () => {
    expect(config).toMatchObject({ recoveryLinkMinutes: 60, sessionHours: 12, rememberDays: 30 });
  });

  test('a temporary password works for sixty days (KO-13)', () => {
    expect(config).toMatchObject({ temporaryPasswordDays: 60 });
  });

  test('two addresses have a day to agree to a change (IT-1)', () => {
    expect(config).toMatchObject({ addressChangeHours: 24 });
  });

  test('an empty value counts as not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', EVENTSTORE_URL: '' })).toEqual(config);
  });
});

describe('a wrong value stops the start with one line that names the setting', () => {
  test.each([
    ['PORT', '70000'],
    ['PORT', '80a'],
    ['DATABASE_URL', 'mysql://localhost/loge'],
    ['EVENTSTORE_URL', 'http://localhost:2113'],
    ['EVENTSTORE_URL', 'esdb://loge:secret@one:2113?maxRetries=3'],
    ['LOGE_DEMO', 'yes'],
    ['PUBLIC_URL', 'loge.example'],
    ['PUBLIC_URL', 'https://loge.example/portal?school=1'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', 'proxy.local'],
    ['MAIL_BOUNCES', 'bounce@mail.example'],
    ['SMTP_URL', 'https://mail.example'],
    ['SMTP_URL', 'smtp://mail.example/path'],
    ['SMTP_URL', 'smtp://mail.example?debug=true&logger=true'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'Loge <loge@mail.example>, all@mail.example'],
    ['MAIL_FROM', 'Loge\r\nBcc: all@mail.example <loge@mail.example>'],
    ['LOGE_METRICS_TOKEN', 'short'],
    ['LOGE_ARGON2_PASSES', '0'],
    ['LOGE_SESSION_HOURS', '-1'],
  ])('%s=%s', (name, value) => {
    const message = refusal({ [name]: value });
    expect(message).toMatch(new RegExp(`^${name} .+\\.$`));
    expect(message).not.toContain('\n');
  });

  test('without repeating the value, which may be a secret', () => {
    expect(refusal({ DATABASE_URL: 'mysql://loge:s3cret@localhost' })).not.toContain('s3cret');
  });
});

describe('production', () => {
  test('is NODE_ENV=production or a database of one’s own, and has no demo unless asked for', () => {
    expect(readConfig(production)).toMatchObject({ production: true, demo: false });
    expect(
      readConfig({ DATABASE_URL: 'postgresql://db/loge', LOGE_MASTER_KEY_FILE: '/k', ...mail }),
    ).toMatchObject({
      production: true,
      demo: false,
    });
    expect(readConfig({ ...production, LOGE_DEMO: 'on' })).toMatchObject({ demo: true });
  });

  test.each([
    'esdb://localhost:2113?tls=false',
    'esdb+discover://admin:changeit@cluster.example:2113',
    'esdb://admin:changeit@one:2113,two:2113,three:2113?tlsCAFile=/trusted/ca.crt',
  ])('is an EventStoreDB of one’s own: %s', (eventStoreUrl) => {
    const config = readConfig({ EVENTSTORE_URL: eventStoreUrl, LOGE_MASTER_KEY_FILE: '/k', ...mail });
    expect(config).toMatchObject({ production: true, demo: false, eventStoreUrl });
  });

  test.each([
    ['no file named for the master key', { NODE_ENV: 'production' }, 'LOGE_MASTER_KEY_FILE'],
    ['an address without TLS', { ...production, PUBLIC_URL: 'http://loge.example' }, 'PUBLIC_URL'],
    ['an address unknown to itself', { ...production, HOST: '0.0.0.0' }, 'PUBLIC_URL'],
    ['no mail server', { ...production, SMTP_URL: '' }, 'SMTP_URL'],
    ['no mail server for the demo either', { ...production, SMTP_URL: '', LOGE_DEMO: 'on' }, 'SMTP_URL'],
    ['every proxy trusted', { ...production, TRUSTED_PROXIES: '::/0' }, 'TRUSTED_PROXIES'],
    ['weak password hashes', { ...production, LOGE_ARGON2_MEMORY_KIB: '64' }, 'LOGE_ARGON2_MEMORY_KIB'],
  ])('refuses %s', (_, env, name) => {
    expect(refusal(env)).toMatch(new RegExp(`^${name} .+\\(production\\)\\.$`));
  });

  test('knows where to send mails by, and from whom', () => {
    expect(readConfig(production).smtp).toEqual({ url: mail.SMTP_URL, from: mail.MAIL_FROM });
    const bounces = 'bounce+{mail}@mail.example';
    expect(readConfig({ ...production, MAIL_BOUNCES: bounces }).smtp).toMatchObject({ bounces });
    expect(refusal({ ...production, MAIL_FROM: '' })).toMatch(/^MAIL_FROM .+\.$/);
  });

  test('accepts TLS, and the loopback without it', () => {
    expect(readConfig({ ...production, PUBLIC_URL: 'https://loge.example/' }).publicUrl).toBe(
      'https://loge.example',
    );
    expect(readConfig({ ...production, PUBLIC_URL: 'https://ent.example/loge/' }).publicUrl).toBe(
      'https://ent.example/loge',
    );
    expect(readConfig({ ...production, PUBLIC_URL: 'http://127.0.0.1:3000' }).publicUrl).toBe(
      'http://127.0.0.1:3000',
    );
  });
});
