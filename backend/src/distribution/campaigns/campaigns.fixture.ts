import { randomUUID } from 'node:crypto';
import { AccountId } from '@loge/contracts';
import type { Profile, Scope } from '@loge/contracts';
import request from 'supertest';
import { until } from '../../../../test/faults/until.js';
import { college, details } from '../../accounts/account.fixture.js';
import { CreateAccount, MembersOf, RecordPeople } from '../../accounts/commands.js';
import type { PersonRecord } from '../../accounts/commands.js';
import { startMailServer } from '../../notifications/mail-server.fixture.js';
import { MAILS } from '../../notifications/mails.js';
import type { Mails } from '../../notifications/mails.js';
import { readMail } from '../../notifications/received-mail.fixture.js';
import type { ReadMail } from '../../notifications/received-mail.fixture.js';
import { SetPassword } from '../../passwords/commands.js';
import { codeOf, cookieOf, startRecovery, system } from '../../recovery/recovery.fixture.js';
import { GrantRole } from '../../rights/commands.js';

export const PASSWORD = 'une phrase assez longue';
const WHOLE = `id title text state perMinute counts { recipients waiting sent refused bounced skipped
  unreached opened activated } days { opened activated } schools { id } startedBy { id } endedAt remindsOf`;

/** What becomes of a campaign, as the API tells. */
export interface ToldCampaign {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly endedAt: string | null;
  readonly remindsOf: string | null;
  readonly days: readonly { readonly opened: number; readonly activated: number }[];
  readonly counts: Readonly<
    Record<
      | 'recipients'
      | 'waiting'
      | 'sent'
      | 'refused'
      | 'bounced'
      | 'skipped'
      | 'unreached'
      | 'opened'
      | 'activated',
      number
    >
  >;
}

/** Somebody to be recorded: of the collège, unless told. */
export interface Somebody {
  readonly family?: string;
  readonly email?: string;
  readonly profile?: Profile;
  readonly school?: typeof college;
  readonly className?: string;
}

/** The whole application with a mail server of its own, and an administrator of everything. */
export async function startCampaigns() {
  const server = await startMailServer();
  const from = 'Loge <loge@loge.test>';
  const house = await startRecovery({ demo: false, smtp: { url: server.url, from } });
  const { commands, queries, post, app } = house;
  let numbers = 0;

  /** Somebody with a role, signed in. */
  const staff = async (given: string, scope: Scope, role: 'ADMINISTRATOR' | 'CREDENTIAL_MANAGER') => {
    const login = `${given.toLowerCase()}@staff.test`;
    const made = new CreateAccount(
      { origin: 'COMMAND_LINE', name: { given, family: 'Roux' }, login, contacts: {} },
      system(),
    );
    const { account } = await commands.execute(made);
    await commands.execute(new GrantRole(account, { role, scope }, system()));
    await commands.execute(new SetPassword(account, PASSWORD, 'DEMO', system()));
    return { account, login, cookie: cookieOf(await house.signIn(login, PASSWORD)) };
  };
  const administrator = await staff('Alix', { kind: 'INSTALLATION' }, 'ADMINISTRATOR');

  const act = async (mutation: string, type: string, value: unknown, cookie = administrator.cookie) => {
    const name = type === 'ID!' ? 'id' : 'input';
    const answer = await post(
      `mutation ($value: ${type}) { ${mutation}(${name}: $value) { campaign { ${WHOLE} } } }`,
      { value },
      { cookie },
    );
    // Whatever came back: a test reads it.
    const body = answer.body as { data?: Record<string, { campaign: ToldCampaign } | null> | null };
    return { code: codeOf(answer), campaign: body.data?.[mutation]?.campaign };
  };
  const campaign = async (id: string, cookie = administrator.cookie): Promise<ToldCampaign | null> => {
    const answer = await post(`query ($id: ID!) { campaign(id: $id) { ${WHOLE} } }`, { id }, { cookie });
    return (answer.body as { data: { campaign: ToldCampaign | null } }).data.campaign;
  };

  return {
    ...house,
    server,
    staff,
    administrator,
    act,
    campaign,
    /** Records people; resolves when lists have them. Answers their accounts in order. */
    async people(all: readonly (Somebody & { readonly given: string })[]): Promise<AccountId[]> {
      const records = all.map(({ given, family = 'Martin', email, ...more }): PersonRecord => {
        const { profile = 'RELATIVE', school = college, className } = more;
        return {
          identity: {
            kind: 'join-key',
            joinKey: `AC$${(numbers += 1)}`,
            recordKind: profile === 'PUPIL' || profile === 'RELATIVE' ? profile : 'STAFF',
          },
          person: { name: { given, family }, contacts: { ...(email && { email }) } },
          affiliations: [
            { school, profile, relatives: [], details: details({ classes: className ? [className] : [] }) },
          ],
          authoritativeSchools: [school],
        };
      });
      const outcomes = await commands.execute(new RecordPeople(records, { dryRun: false }, system()));
      const schools = [...new Set(all.map(({ school = college }) => school))];
      await queries.execute(new MembersOf(schools, system()));
      return outcomes.map((outcome) => {
        if (!('account' in outcome)) throw new Error('A person was not recorded.');
        return AccountId.parse(outcome.account);
      });
    },
    /** The input of a campaign to the collège. */
    input: (more: object = {}) => ({
      ...{ key: randomUUID(), title: 'Vos identifiants', perMinute: 6_000 },
      target: { schools: [college] },
      ...more,
    }),
    start: (input: object, cookie?: string) => act('startCampaign', 'CampaignInput!', input, cookie),
    /** Resolves when a campaign has come to this. */
    async untilIs(id: string, reached: (campaign: ToldCampaign) => boolean): Promise<ToldCampaign> {
      let last: ToldCampaign | null = null;
      await until(async () => {
        last = await campaign(id);
        return last !== null && reached(last);
      });
      if (!last) throw new Error('There is no such campaign.');
      return last;
    },
    preview: async (input: object, cookie = administrator.cookie) => {
      const answer = await post(
        `query ($input: CampaignInput!) { campaignPreview(input: $input) {
          recipients unreached activated atAcademy sample { id } mail { subject html text } } }`,
        { input },
        { cookie },
      );
      // Whatever came back: a test reads it.
      const body = answer.body as { data?: { campaignPreview: Preview } | null };
      return { code: codeOf(answer), preview: body.data?.campaignPreview };
    },
    /** Asks for a report, and downloads it. */
    async report(id: string, report: string, cookie = administrator.cookie) {
      const answer = await post(
        `mutation ($input: DownloadCampaignReportInput!) { downloadCampaignReport(input: $input) { url name } }`,
        { input: { campaign: id, report } },
        { cookie },
      );
      const code = codeOf(answer);
      if (code) return { code };
      const { url, name } = (
        answer.body as { data: { downloadCampaignReport: { url: string; name: string } } }
      ).data.downloadCampaignReport;
      const got = await request(app.getHttpServer()).get(url).set('cookie', cookie).responseType('blob');
      const bytes = got.body as Buffer;
      return { url, name, status: got.status, headers: got.headers, text: bytes.toString() };
    },
    mails: (): ReadMail[] => server.received.map(readMail),
    mailsTo: (address: string): ReadMail[] =>
      server.received.map(readMail).filter(({ to }) => to === address),
    /** Every mail that waits is tried now, but those on their way, which nobody else may have for five minutes. */
    async hurry(): Promise<void> {
      await house.database.dataSource.query(
        `UPDATE notifications.mail SET next_try_at = now() WHERE state = 'WAITING'
           AND next_try_at < now() + interval '150 seconds'`,
      );
      await app.get<Mails>(MAILS).enqueueBulk([]);
    },
    async stop(): Promise<void> {
      await house.stop();
      await server.stop();
    },
  };
}

interface Preview {
  readonly recipients: number;
  readonly unreached: number;
  readonly activated: number;
  readonly atAcademy: number;
  readonly sample: readonly { readonly id: string }[];
  readonly mail: { readonly subject: string; readonly html: string; readonly text: string } | null;
}

export type Campaigns = Awaited<ReturnType<typeof startCampaigns>>;
