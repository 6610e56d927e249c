import { GraphQLError } from 'graphql';
import { claire, gaston, people, personRef, schoolRef } from './people.js';

const day = 86_400_000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const fail = (code: string): never => {
  throw new GraphQLError(code, { extensions: { code } });
};

interface DevFile {
  readonly id: string;
  readonly renewal: string;
  readonly accounts: number;
  [key: string]: unknown;
}
const file = (n: number, change: Partial<DevFile>): DevFile => ({
  id: `40000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  name: `ENT-Identifiants-${n % 3 ? '0611234X' : '0610777K'}.csv`,
  bytes: n % 4 ? 78_700 + n * 913 : null,
  madeAt: ago(n * 3 * day),
  madeBy: n % 3 === 1 ? null : personRef(n % 2 ? claire : gaston),
  import: n % 3 === 1 ? '20000000-0000-4000-8000-000000000003' : null,
  renewal: 'NONE',
  schools: [schoolRef(n % 3 ? 0 : 1)],
  classes: [],
  profiles: [],
  accounts: 1248 - n * 31,
  downloads: n % 4,
  expiresAt: ago((n * 3 - 60) * day),
  ...change,
});
let files: DevFile[] = Array.from({ length: 14 }, (_, n) => file(n, {}));
files[2] = file(2, { classes: ['2de A', '2de B'], profiles: ['PUPIL'], renewal: 'EVERYONE', accounts: 61 });
files[5] = file(5, { schools: [schoolRef(0), schoolRef(1)], renewal: 'NEVER_SIGNED_IN' });

interface Target {
  readonly schools?: readonly string[] | null;
  readonly classes?: readonly string[] | null;
  readonly profiles?: readonly string[] | null;
  readonly accounts?: readonly string[] | null;
}
const sizeOf = ({ schools, classes, accounts, profiles }: Target) =>
  accounts?.length ??
  (classes?.length ? classes.length * 31 : (schools?.length ?? 1) * 1248) * (profiles?.length ?? 2);

interface DevCampaign {
  readonly id: string;
  readonly recipients: number;
  readonly perMinute: number;
  readonly startedAt: string;
  state: string;
  stoppedAfter?: number;
  [key: string]: unknown;
}
const campaign = (n: number, change: Partial<DevCampaign>): DevCampaign => ({
  id: `50000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  title: 'Lycée polyvalent Jean-Moulin – vos identifiants de connexion',
  text: 'Le carnet de correspondance est aussi sur l’ENT.\nRéunion de rentrée le 4 septembre à 18 h.',
  schools: [schoolRef(0)],
  classes: [],
  profiles: ['RELATIVE'],
  state: 'COMPLETED',
  perMinute: 300,
  startedAt: ago(n * 9 * day),
  startedBy: personRef(claire),
  remindsOf: null,
  recipients: 1034,
  ...change,
});
const campaigns: DevCampaign[] = [
  campaign(0, { state: 'RUNNING', startedAt: ago(20_000), perMinute: 1200 }),
  campaign(1, { state: 'PAUSED', stoppedAfter: 412, title: 'Vos identifiants de connexion', text: null }),
  campaign(2, { remindsOf: '50000000-0000-4000-8000-000000000003' }),
  campaign(3, { profiles: ['PUPIL', 'RELATIVE'], classes: ['2de A', '2de B', '2de C'] }),
  campaign(4, { state: 'STOPPED', stoppedAfter: 0, recipients: 12, title: null, schools: [schoolRef(1)] }),
];

function shown(held: DevCampaign) {
  const gone = Math.floor(((Date.now() - Date.parse(held.startedAt)) / 60_000) * held.perMinute);
  const ended = Math.min(held.recipients, held.stoppedAfter ?? gone);
  if (held.state === 'RUNNING' && ended === held.recipients) held.state = 'COMPLETED';
  const refused = Math.floor(ended / 60);
  const age = Math.floor((Date.now() - Date.parse(held.startedAt)) / day);
  const days = Array.from({ length: Math.min(60, age) }, (_, n) => ({
    day: ago((age - n) * day).slice(0, 10),
    opened: Math.floor(ended / 4 / (n + 1)),
    activated: Math.floor(ended / 7 / (n + 1)),
  }));
  const sum = (field: 'opened' | 'activated') => days.reduce((total, each) => total + each[field], 0);
  return {
    ...held,
    endedAt: held.state === 'COMPLETED' || held.state === 'STOPPED' ? held.startedAt : null,
    days,
    counts: {
      recipients: held.recipients,
      waiting: held.recipients - ended,
      sent: ended - refused - Math.floor(ended / 90),
      refused,
      bounced: Math.floor(ended / 200),
      skipped: Math.floor(ended / 90),
      unreached: 214,
      opened: sum('opened'),
      activated: sum('activated'),
    },
  };
}
const campaignBy = (id: string) => campaigns.find((held) => held.id === id) ?? fail('NOT_FOUND');
const changed = (id: string, change: Partial<DevCampaign>) => ({
  campaign: shown(Object.assign(campaignBy(id), change)),
});
function started(input: { title?: string | null; text?: string | null; perMinute?: number }, change: object) {
  const held = campaign(campaigns.length, {
    ...input,
    ...change,
    state: 'RUNNING',
    startedAt: ago(0),
  });
  campaigns.unshift(held);
  return { campaign: shown(held) };
}

const ready = (name: string) => ({ url: '/files/dev', name, expiresAt: ago(-300_000) });
const mail = {
  subject: 'Lycée polyvalent Jean-Moulin – vos identifiants de connexion',
  html: '<html lang="fr"><head><title>Vos identifiants</title></head><body style="font-family:sans-serif;background:#f4f4f4;padding:24px"><main style="background:#fff;padding:24px;max-width:560px;margin:auto;border-top:6px solid #7a1f3d"><h1 style="font-size:20px">Bonjour Anne Besson,</h1><p>Votre identifiant : <strong>anne.besson</strong></p><p><a href="https://loge.example/">Choisir mon mot de passe</a></p><p>Ce lien fonctionne pendant 60 jours.</p></main></body></html>',
  text: 'Bonjour Anne Besson,\n\nVotre identifiant : anne.besson\n\nPour choisir votre mot de passe :\nhttps://loge.example/\n\nCe lien fonctionne pendant 60 jours.\n',
};

interface Paging {
  readonly first?: number | null;
  readonly after?: string | null;
}
/** The fake's way to turn pages; given by whoever has it. */
export type PageOf = <T extends { id: string }>(all: readonly T[], paging: Paging) => object;

/** Canned answers about handing out credentials. */
export const distributionRoot = (pageOf: PageOf) => ({
  credentialsFiles: (args: Paging) => ({ ...pageOf(files, args), total: files.length }),
  credentialsFilePreview: ({ target }: { target: Target }) => ({
    accounts: sizeOf(target),
    activated: Math.floor(sizeOf(target) / 5),
    atAcademy: Math.floor(sizeOf(target) / 40),
  }),
  makeCredentialsFile: ({ input }: { input: { target: Target; renewal: string; reason: string } }) => {
    if (!input.reason.trim()) fail('REASON_REQUIRED');
    const held = file(files.length, {
      renewal: input.renewal,
      classes: input.target.classes ?? [],
      profiles: input.target.profiles ?? [],
      accounts: sizeOf(input.target),
      madeAt: ago(0),
      expiresAt: ago(-60 * day),
      bytes: null,
      downloads: 0,
    });
    files.unshift(held);
    return { file: held, pending: false };
  },
  downloadCredentialsFile: ({ input }: { input: { file: string; format: string; reason: string } }) => {
    const held = files.find(({ id }) => id === input.file) ?? fail('NOT_FOUND');
    if (input.reason === 'trop tard') fail('FILE_GONE');
    return ready(String(held.name).replace('csv', input.format === 'CSV' ? 'csv' : 'pdf'));
  },
  deleteCredentialsFile: ({ id }: { id: string }) => {
    files = files.filter((held) => held.id !== id);
    return { id };
  },
  campaigns: (args: Paging) => pageOf(campaigns.map(shown), args),
  campaign: ({ id }: { id: string }) => {
    const held = campaigns.find((each) => each.id === id);
    return held ? shown(held) : null;
  },
  campaignPreview: ({ input }: { input: { target: Target; title: string; text?: string | null } }) => ({
    recipients: sizeOf(input.target) - 214,
    unreached: 214,
    activated: 96,
    atAcademy: 31,
    sample: people.slice(3, 8).map(personRef),
    mail: { ...mail, subject: input.title, text: [mail.text, input.text].filter(Boolean).join('\n') },
  }),
  startCampaign: ({
    input,
  }: {
    input: { title: string; text?: string; perMinute: number; target: Target };
  }) => {
    if (input.title === 'conflit') fail('CONFLICT');
    return started(input, { recipients: sizeOf(input.target) - 214 });
  },
  pauseCampaign: ({ id }: { id: string }) =>
    changed(id, {
      state: 'PAUSED',
      stoppedAfter: shown(campaignBy(id)).counts.recipients - shown(campaignBy(id)).counts.waiting,
    }),
  resumeCampaign: ({ id }: { id: string }) => changed(id, { state: 'COMPLETED', stoppedAfter: undefined }),
  stopCampaign: ({ id }: { id: string }) => changed(id, { state: 'STOPPED' }),
  remindOfCampaign: ({ input }: { input: { campaign: string; title?: string; text?: string } }) =>
    started({ title: input.title, text: input.text }, { remindsOf: input.campaign, recipients: 402 }),
  downloadCampaignReport: ({ input }: { input: { report: string } }) =>
    ready(input.report === 'SENDING' ? 'bilan-envoi.csv' : 'sans-adresse.csv'),
});
