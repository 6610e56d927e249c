import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { EventId, Scope } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { until } from '../../../../test/faults/until.js';
import { college, lycee } from '../../accounts/account.fixture.js';
import { CloseAccount } from '../../accounts/commands.js';
import { RecordBounce } from '../../notifications/queries.js';
import { everythingKept } from '../../recovery/kept.fixture.js';
import { codeOf, cookieOf, system } from '../../recovery/recovery.fixture.js';
import { SetSignInPlace } from '../../schools/commands.js';
import { PASSWORD, startCampaigns } from './campaigns.fixture.js';
import { CampaignStates } from './campaign-states.js';
import type { Campaigns, ToldCampaign } from './campaigns.fixture.js';

let house: Campaigns;
let classNumber = 0;
/** A class of its own for each test: campaigns are to classes, so that tests do not meet. */
let className: string;
beforeAll(async () => {
  house = await startCampaigns();
});
afterAll(() => house?.stop());
beforeEach(() => {
  className = `${(classNumber += 1)}A`;
  house.server.refuse(undefined);
});
afterEach(() => house.server.stall(false));

/** Pupils of the test's class, by their addresses. */
const pupils = (...emails: (string | undefined)[]) =>
  house.people(
    emails.map((email, index) => ({
      ...{ given: email?.split('@')[0] ?? `Sans${index}`, className, profile: 'PUPIL' },
      ...(email && { email }),
    })),
  );
const many = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}@exemple.test`);
/** A campaign to the test's class. */
const toClass = (more: object = {}) =>
  house.input({ target: { schools: [college], classes: [className] }, ...more });
const started = async (more: object = {}): Promise<string> => {
  const { campaign, code } = await house.start(toClass(more));
  if (!campaign) throw new Error(code);
  return campaign.id;
};
const isOver = ({ state }: ToldCampaign) => state === 'COMPLETED';
const tokenOf = (text: string) => /#token=([\w-]{64})/.exec(text)?.[1] ?? '';
const addressees = () => house.mails().map(({ to }) => to);
const sentTo = (...emails: string[]) => addressees().filter((to) => emails.includes(to));

describe('KO-6: « Diffuser les identifiants »', () => {
  test('the preview tells whom the campaign then reaches, and shows the mail they get', async () => {
    const [one, , closed] = await pupils(
      'ana@exemple.test',
      undefined,
      'bob@exemple.test',
      'cleo@exemple.test',
    );
    await house.commands.execute(new CloseAccount(closed!, { ...system(), reason: 'Parti' }));
    const input = toClass({
      title: 'Collège Jean-Moulin : vos identifiants',
      text: 'À lundi,\n<script>x</script>',
    });
    const { preview } = await house.preview(input);
    expect(preview).toMatchObject({ recipients: 2, unreached: 1, activated: 0, atAcademy: 0 });
    expect(preview!.sample.map(({ id }) => id)).toContain(one);
    expect(preview!.sample).toHaveLength(2);
    const { campaign } = await house.start(input);
    expect(campaign).toMatchObject({ counts: { recipients: 2, unreached: 1 } });
    await house.untilIs(campaign!.id, isOver);

    expect(sentTo('ana@exemple.test', 'bob@exemple.test', 'cleo@exemple.test').sort()).toEqual([
      'ana@exemple.test',
      'cleo@exemple.test',
    ]);
    const [mail] = house.mailsTo('ana@exemple.test');
    const plain = (text: string) =>
      text
        .replace(/#token=[\w-]+/g, '')
        .replace(/\s+$/gm, '')
        .trim();
    expect(mail!.subject).toBe(preview!.mail!.subject);
    expect(plain(mail!.text)).toBe(plain(preview!.mail!.text));
    expect(preview!.mail!.text + preview!.mail!.html).not.toContain('token');
    expect(mail!.html).not.toContain('<script');
    expect(mail!.text).toContain('À lundi,\n<script>x</script>\n');
    expect(mail!.text.replace(/\u00a0/g, ' ')).toContain('Identifiant ENT : ana.martin');
  });

  test('a person signs in from the mail; the register says whose hands the link went through', async () => {
    const [dina] = (await pupils('dina@exemple.test')) as [AccountId];
    const id = await started();
    await house.untilIs(id, isOver);
    const token = tokenOf(house.mailsTo('dina@exemple.test')[0]!.text);

    const [made] = await house.events(dina, 'RecoveryLinkMade');
    const [given] = await house.events(dina, 'CredentialsDistributed');
    const [sent] = await house.events(dina, 'MailSent');
    const sixty = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    expect(made!.data).toMatchObject({ distribution: id, expiresAt: expect.stringContaining(sixty) });
    expect(given!.data).toEqual({ link: made!.data.link, means: 'MAIL', distribution: id });
    expect(given!.metadata.actor).toEqual({ kind: 'ACCOUNT', id: house.administrator.account });
    expect(given!.position).toBeLessThan(sent!.position);

    for (let times = 0; times < 2; times += 1)
      expect((await house.read(token)).body.data.readRecoveryLink).toMatchObject({
        login: 'dina@exemple.test',
      });
    expect(await house.events(dina, 'RecoveryLinkOpened')).toMatchObject([
      { data: { link: made!.data.link, distribution: id } },
    ]);
    expect((await house.campaign(id))!.counts).toMatchObject({ activated: 0 });
    const choosing = await house.reset(token, PASSWORD);
    expect(choosing.body.data.resetPassword.me.id).toBe(dina);
    expect((await house.me(cookieOf(choosing))).body.data.me.id).toBe(dina);
    const told = await house.untilIs(id, ({ counts }) => counts.activated === 1 && counts.opened === 1);
    expect(told.days).toEqual([{ opened: 1, activated: 1 }]);
    expect(codeOf(await house.reset(token, PASSWORD))).toBe('RECOVERY_LINK_USED');
    expect(await everythingKept(house)).not.toContain(token);
  });

  test('goes to nobody who signed in, or is closed, when their mail’s turn comes', async () => {
    const accounts = await pupils('eve@exemple.test', 'fay@exemple.test', 'gil@exemple.test');
    house.server.refuse(450);
    const id = await started();
    await until(async () => (await triedOnce(id)) === 3);
    await house.commands.execute(new CloseAccount(accounts[1]!, { ...system(), reason: 'Parti' }));
    house.server.refuse(undefined);
    // Gil asks for a mail of their own, and signs in.
    await house.askFor('gil@exemple.test');
    await until(() => house.mailsTo('gil@exemple.test').some(({ subject }) => subject.startsWith('Choisir')));
    await house.reset(tokenOf(house.mailsTo('gil@exemple.test')[0]!.text), PASSWORD);
    await until(async () => {
      await house.hurry();
      return isOver((await house.campaign(id))!);
    });
    expect((await house.campaign(id))!.counts).toMatchObject({ sent: 1, skipped: 2, waiting: 0 });
    expect(sentTo('eve@exemple.test', 'fay@exemple.test')).toEqual(['eve@exemple.test']);
    expect(house.mailsTo('gil@exemple.test').map(({ subject }) => subject)).not.toContain('Vos identifiants');
  });

  test('is started once, however often and by however many at once it is asked for', async () => {
    await pupils(...many('hal', 5));
    const input = toClass();
    const answers = await Promise.all([1, 2, 3].map(() => house.start(input)));
    expect(answers.map(({ campaign }) => campaign?.id)).toEqual([input.key, input.key, input.key]);
    await house.untilIs(input.key, isOver);
    expect((await house.start(input)).campaign).toMatchObject({ id: input.key, state: 'COMPLETED' });
    expect(sentTo(...many('hal', 5))).toHaveLength(5);
    expect((await house.start({ ...input, title: 'Autre chose' })).code).toBe('CONFLICT');
    expect((await house.start({ ...input, target: { schools: [college] } })).code).toBe('CONFLICT');
  });

  test.each([
    ['a subject of 76 characters', { title: 'é'.repeat(76) }],
    ['an empty subject', { title: ' ' }],
    ['a subject of two lines', { title: 'Bonjour\r\nBcc: eve@example.org' }],
    ['a text of 601 characters', { text: 'a'.repeat(601) }],
    ['no pace', { perMinute: 0 }],
    ['a pace that no server keeps', { perMinute: 6_001 }],
    ['no UUID', { key: 'campaign' }],
    ['no target', { target: {} }],
  ])('%s is refused', async (_, more) => {
    expect((await house.start(toClass(more))).code).toBe('BAD_INPUT');
  });

  test('without anybody to write to there is none', async () => {
    await pupils(undefined);
    const input = toClass();
    expect((await house.start(input)).code).toBe('TARGET_EMPTY');
    expect(await house.campaign(input.key)).toBeNull();
  });
});

test('KO-8: nobody is written to who signs in at the academy', async () => {
  await house.people([
    { given: 'Prof', email: 'prof@exemple.test', profile: 'TEACHER', school: lycee },
    { given: 'Agent', email: 'agent@exemple.test', profile: 'NON_TEACHING', school: lycee },
  ]);
  await house.commands.execute(new SetSignInPlace(lycee, 'TEACHER', 'ACADEMY', system()));
  const input = house.input({ target: { schools: [lycee], profiles: ['TEACHER', 'NON_TEACHING'] } });
  expect((await house.preview(input)).preview).toMatchObject({ recipients: 1, atAcademy: 1 });
  const { campaign } = await house.start(input);
  await house.untilIs(campaign!.id, isOver);
  expect(sentTo('prof@exemple.test', 'agent@exemple.test')).toEqual(['agent@exemple.test']);
});

test('KO-8: a link that was mailed opens nothing once its owner signs in at the academy', async () => {
  await house.people([
    { given: 'Cpe', email: 'cpe@exemple.test', profile: 'OTHER', school: lycee, className },
  ]);
  const input = house.input({ target: { schools: [lycee], profiles: ['OTHER'] } });
  const { campaign } = await house.start(input);
  await house.untilIs(campaign!.id, isOver);
  const token = tokenOf(house.mailsTo('cpe@exemple.test')[0]!.text);
  await house.commands.execute(new SetSignInPlace(lycee, 'OTHER', 'ACADEMY', system()));
  expect(codeOf(await house.read(token))).toBe('RECOVERY_LINK_INVALID');
  expect(codeOf(await house.reset(token, PASSWORD))).toBe('RECOVERY_LINK_INVALID');
  await house.commands.execute(new SetSignInPlace(lycee, 'OTHER', 'LOCAL', system()));
  expect(codeOf(await house.read(token))).toBeUndefined();
});

describe('KO-6: a campaign under way', () => {
  test('that is paused sends no more until it is resumed', async () => {
    await pupils(...many('ian', 12));
    const id = await started({ perMinute: 180 });
    await until(() => sentTo(...many('ian', 12)).length > 0);
    const paused = await house.act('pauseCampaign', 'ID!', id);
    expect(paused.campaign).toMatchObject({ state: 'PAUSED' });
    expect((await house.act('pauseCampaign', 'ID!', id)).campaign).toMatchObject({ state: 'PAUSED' });
    // Those on their way arrive; then another campaign goes through, and this one stands still.
    const sent = (await house.untilIs(id, ({ counts }) => counts.sent === sentTo(...many('ian', 12)).length))
      .counts.sent;
    expect(sent).toBeLessThan(10);
    className = `${className}bis`;
    await pupils(...many('jan', 3));
    await house.untilIs(await started(), isOver);
    expect(sentTo(...many('ian', 12)).length).toBe(sent);
    expect((await house.campaign(id))!.counts).toMatchObject({ sent, waiting: 12 - sent });
    expect((await house.act('resumeCampaign', 'ID!', id)).campaign).toMatchObject({ state: 'RUNNING' });
    await until(async () => {
      await house.hurry();
      return isOver((await house.campaign(id))!);
    });
    expect(sentTo(...many('ian', 12)).sort()).toEqual(many('ian', 12).sort());
  });

  test('whose mails are in the queue already pauses with them', async () => {
    await pupils(...many('kim', 12));
    house.server.refuse(450);
    const id = await started();
    await until(async () => (await triedOnce(id)) === 12);
    await house.act('pauseCampaign', 'ID!', id);
    house.server.refuse(undefined);
    await house.hurry();
    await until(async () => (await putOff(id)) === 12);
    expect(sentTo(...many('kim', 12))).toEqual([]);
    await house.act('resumeCampaign', 'ID!', id);
    await house.hurry();
    await house.untilIs(id, isOver);
    expect(sentTo(...many('kim', 12))).toHaveLength(12);
  });

  test('that is stopped sends no more at all', async () => {
    await pupils(...many('leo', 30));
    const id = await started({ perMinute: 60 });
    await until(() => sentTo(...many('leo', 30)).length > 0);
    const { campaign } = await house.act('stopCampaign', 'ID!', id);
    expect(campaign).toMatchObject({ state: 'STOPPED' });
    // Those on their way arrive.
    const { counts } = await house.untilIs(
      id,
      (told) => told.counts.sent === sentTo(...many('leo', 30)).length,
    );
    expect(counts).toMatchObject({ waiting: 0, skipped: 30 - counts.sent });
    for (const act of ['pauseCampaign', 'resumeCampaign', 'stopCampaign'])
      expect((await house.act(act, 'ID!', id)).code).toBe('CAMPAIGN_OVER');
    const [ended] = await house.events(undefined, 'CampaignEnded').then((all) => all.slice(-1));
    expect(ended!.data).toMatchObject({ distribution: id, cause: 'STOPPED' });
  });

  test('that is stopped leaves nobody waiting, also whose mail was to be tried again', async () => {
    await pupils(...many('lou', 3));
    house.server.refuse(450);
    const id = await started();
    await until(async () => (await triedOnce(id)) === 3);
    const { campaign } = await house.act('stopCampaign', 'ID!', id);
    expect(campaign!.counts).toMatchObject({ recipients: 3, waiting: 0, skipped: 3 });
    house.server.refuse(undefined);
    await house.hurry();
    await until(async () => (await mailsOf(id, `state = 'DROPPED'`)) === 3);
    expect(sentTo(...many('lou', 3))).toEqual([]);
  });

  test('goes on though an older one fails', async () => {
    await pupils(...many('luc', 2));
    const broken = await started({ perMinute: 1 });
    const states = house.app.get(CampaignStates);
    const read = states.of.bind(states);
    const failing = jest.spyOn(states, 'of').mockImplementation(async (id) => {
      if (id === broken) throw new Error('It cannot be read.');
      return read(id);
    });
    className = `${className}bis`;
    await pupils('lux@exemple.test');
    await house.untilIs(await started(), isOver);
    failing.mockRestore();
    await house.act('stopCampaign', 'ID!', broken);
  });

  test('keeps to its pace', async () => {
    await pupils(...many('max', 4));
    const from = Date.now();
    await house.untilIs(await started({ perMinute: 60 }), isOver);
    // One at once, and one a second.
    expect(Date.now() - from).toBeGreaterThan(2_500);
  });

  test('goes on when the mail server does: what it refuses for now is tried again, what it refuses is refused', async () => {
    await pupils(...many('noa', 6));
    house.server.refuse(450);
    const id = await started();
    await until(async () => (await queued(id)) === 6);
    expect(await house.campaign(id)).toMatchObject({ state: 'RUNNING', counts: { waiting: 6, sent: 0 } });
    house.server.refuse(550);
    await until(async () => {
      await house.hurry();
      return isOver((await house.campaign(id))!);
    });
    expect((await house.campaign(id))!.counts).toMatchObject({ refused: 6, sent: 0, waiting: 0 });
  });

  test('knows which of its mails came back', async () => {
    const [olga] = (await pupils('olga@exemple.test')) as [AccountId];
    const id = await started();
    await house.untilIs(id, isOver);
    const [sent] = await house.events(olga, 'MailSent');
    await house.commands.execute(new RecordBounce(EventId.parse(sent!.data.mail), 550));
    const { counts } = await house.untilIs(id, (told) => told.counts.bounced === 1);
    expect(counts).toMatchObject({ sent: 0, refused: 0 });
  });
});

describe('KO-7: afterwards', () => {
  test('the sender gets the figures by mail, and both reports by a download that the register has', async () => {
    const formula = '=HYPERLINK("http://evil.test")';
    await pupils('pia@exemple.test', undefined);
    await house.people([{ given: formula, family: '+Quint', className, profile: 'PUPIL' }]);
    const id = await started({ title: 'Rentrée' });
    await house.untilIs(id, isOver);
    const report = () =>
      house
        .mailsTo(house.administrator.login)
        .find(({ text }) => text.includes(`/distribution/campaigns/${id}`));
    await until(() => report() !== undefined);
    const said = report()!.text.replace(/[\u00a0\u202f]/g, ' ');
    expect(said).toContain('Courriels envoyés : 1');
    expect(said).toContain('Personnes sans adresse : 2');
    expect(said).not.toContain('Martin');

    const sending = await house.report(id, 'SENDING');
    expect(sending).toMatchObject({ status: 200, name: expect.stringMatching(/^[\w.-]+\.csv$/) });
    expect(sending.headers).toMatchObject({ 'cache-control': expect.stringContaining('no-store') });
    const [head, ...lines] = sending.text!.trimEnd().split('\r\n');
    expect(head).toBe(
      '\uFEFFnom;prenom;login;profil;classe;etablissement;adresse;etat;code SMTP;date;lien ouvert;premiere connexion',
    );
    expect(lines).toHaveLength(3);
    expect(lines.find((line) => line.includes(';pia;'))).toMatch(
      new RegExp(
        `^Martin;pia;pia\\.martin;Élève;${className};0611234X;p…@exemple\\.test;envoyé;;[\\d/]+ [\\d:]+;;$`,
      ),
    );
    const unreached = await house.report(id, 'UNREACHED');
    const people = unreached.text!.trimEnd().split('\r\n').slice(1);
    expect(people).toHaveLength(2);
    expect(unreached.text).not.toContain(';pia;');
    expect(people.find((line) => line.includes('HYPERLINK'))).toMatch(/^'\+Quint;"'=HYPERLINK/);
    const told = (await house.events(undefined, 'CampaignReportDownloaded')).filter(
      ({ data }) => data.distribution === id,
    );
    expect(told.map(({ data, metadata }) => [data.report, metadata.actor])).toEqual([
      ['SENDING', { kind: 'ACCOUNT', id: house.administrator.account }],
      ['UNREACHED', { kind: 'ACCOUNT', id: house.administrator.account }],
    ]);
  });

  test('a reminder goes to those who did not sign in since, once each', async () => {
    await pupils('quin@exemple.test', 'rita@exemple.test', undefined);
    const first = await started({ title: 'Vos identifiants' });
    await house.untilIs(first, isOver);
    const before = house.mailsTo('quin@exemple.test')[0]!;
    await house.reset(tokenOf(house.mailsTo('rita@exemple.test')[0]!.text), PASSWORD);
    await house.untilIs(first, ({ counts }) => counts.activated === 1);
    const input = { key: randomUUID(), campaign: first, text: 'Dernier rappel' };
    const { campaign } = await house.act('remindOfCampaign', 'RemindOfCampaignInput!', input);
    expect(campaign).toMatchObject({
      ...{ id: input.key, remindsOf: first, title: 'Vos identifiants' },
      counts: { recipients: 1, unreached: 1 },
    });
    expect((await house.act('remindOfCampaign', 'RemindOfCampaignInput!', input)).campaign?.id).toBe(
      input.key,
    );
    await house.untilIs(input.key, isOver);
    expect(house.mailsTo('quin@exemple.test')).toHaveLength(2);
    const rita = house.mailsTo('rita@exemple.test').filter(({ subject }) => subject === 'Vos identifiants');
    expect(rita).toHaveLength(1);
    // Both mails work: whoever finds the first one is let in too.
    expect((await house.reset(tokenOf(before.text), PASSWORD)).body.data.resetPassword.me).toBeTruthy();
  });

  test('a reminder of a campaign that everybody answered is none', async () => {
    await pupils('sam@exemple.test');
    const id = await started();
    await house.untilIs(id, isOver);
    await house.reset(tokenOf(house.mailsTo('sam@exemple.test')[0]!.text), PASSWORD);
    await house.untilIs(id, ({ counts }) => counts.activated === 1);
    const input = { key: randomUUID(), campaign: id };
    expect((await house.act('remindOfCampaign', 'RemindOfCampaignInput!', input)).code).toBe('TARGET_EMPTY');
  });
});

describe('KO-10: beyond one’s scope', () => {
  test('nobody starts, sees, steers or reads a campaign, also by an id guessed by hand', async () => {
    const [, uma] = await pupils('tom@exemple.test', 'uma@exemple.test');
    const id = await started();
    await house.untilIs(id, isOver);
    const scope = Scope.parse({ kind: 'SCHOOLS', schools: [lycee] });
    const { cookie } = await house.staff('Lise', scope, 'ADMINISTRATOR');
    expect((await house.start(toClass(), cookie)).code).toBe('FORBIDDEN');
    const input = house.input({ target: { accounts: [uma] } });
    expect((await house.start(input)).campaign?.id).toBe(input.key);
    expect((await house.start(input, cookie)).code).toBe('CONFLICT');
    expect((await house.preview(toClass(), cookie)).code).toBe('FORBIDDEN');
    expect(await house.campaign(id, cookie)).toBeNull();
    for (const act of ['pauseCampaign', 'resumeCampaign', 'stopCampaign'])
      expect((await house.act(act, 'ID!', id, cookie)).code).toBe('NOT_FOUND');
    const reminder = { key: randomUUID(), campaign: id };
    expect((await house.act('remindOfCampaign', 'RemindOfCampaignInput!', reminder, cookie)).code).toBe(
      'NOT_FOUND',
    );
    expect((await house.report(id, 'SENDING', cookie)).code).toBe('NOT_FOUND');
    const list = await house.post('{ campaigns { edges { node { id } } } }', {}, { cookie });
    expect(JSON.stringify(list.body)).not.toContain(id);
    const own = await house.post(
      '{ campaigns(first: 1) { edges { node { id } } } }',
      {},
      house.administrator,
    );
    expect(own.body.data.campaigns.edges).toHaveLength(1);
  });

  test('a credential manager sends no campaigns', async () => {
    const scope = Scope.parse({ kind: 'SCHOOLS', schools: [college] });
    const { cookie } = await house.staff('Marc', scope, 'CREDENTIAL_MANAGER');
    expect((await house.start(toClass(), cookie)).code).toBe('FORBIDDEN');
  });
});

const rows = <Row>(sql: string, ...values: unknown[]): Promise<Row[]> =>
  house.database.dataSource.query<Row[]>(sql, values);

const mailsOf = async (campaign: string, condition = 'true'): Promise<number> => {
  const mails = `SELECT 1 FROM notifications.mail WHERE facts ->> 'campaign' = $1 AND ${condition}`;
  return (await rows(mails, campaign)).length;
};
/** The mails that were put into the queue; that failed for now, and wait for their next try; and whose turn was put off. */
const queued = (campaign: string) => mailsOf(campaign);
const triedOnce = (campaign: string) =>
  mailsOf(campaign, `tries = 1 AND smtp_code = 450 AND state = 'WAITING'`);
const putOff = (campaign: string) =>
  mailsOf(
    campaign,
    `tries = 1 AND state = 'WAITING'
     AND next_try_at BETWEEN now() + interval '1 second' AND now() + interval '15 seconds'`,
  );
