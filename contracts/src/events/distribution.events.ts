import { z } from 'zod';
import { DistributionId, ImportId, SchoolId } from '../ids.js';
import { defineEvent, personal } from './define.js';
import type { EventOf } from './define.js';
import { Profile } from './values.js';

const stream = 'distribution' as const;
const room = 'distribution' as const;

/** Whom a file or a campaign is for, as far as it is not about single persons. */
const target = {
  schools: z.array(SchoolId).min(1),
  /** Class codes, of one school; none for all. */
  classes: z.array(z.string()),
  /** None for all. */
  profiles: z.array(Profile),
};

/**
 * Whose passwords a file makes anew: nobody's who has one that still works, everybody's who never signed in, or
 * everybody's (KO-13 for a class).
 */
export const Renewal = z.enum(['NONE', 'NEVER_SIGNED_IN', 'EVERYONE']);
export type Renewal = z.infer<typeof Renewal>;

/** In which form a file is downloaded: for a spreadsheet (KO-4), or for paper (KO-5). */
export const CredentialsFormat = z.enum(['CSV', 'LIST', 'SLIPS', 'LETTERS']);
export type CredentialsFormat = z.infer<typeof CredentialsFormat>;

/** A row of « Fichiers des identifiants » (KO-2, KO-3). It holds no password: each download reads them from the vault. */
export const CredentialsFileMade = defineEvent('CredentialsFileMade', {
  version: 1,
  stream,
  room,
  data: {
    distribution: DistributionId,
    /** Such as `ENT-Identifiants-0611234X.csv`. */
    file: z.string(),
    ...target,
    renewal: Renewal,
    /** Only accounts created from this day on (Europe/Paris). */
    createdSince: z.iso.date().optional(),
    /** The import whose new accounts it holds (KO-1). */
    import: ImportId.optional(),
    accounts: z.int().nonnegative(),
    expiresAt: z.iso.datetime(),
  },
});

/** A download began; why stands in the metadata. Which passwords it showed stands in the stream of each account. */
export const CredentialsFileDownloaded = defineEvent('CredentialsFileDownloaded', {
  version: 1,
  stream,
  room,
  data: {
    distribution: DistributionId,
    file: z.string(),
    format: CredentialsFormat,
    schools: z.array(SchoolId).min(1),
    accounts: z.int().nonnegative(),
  },
});

/** The file is gone for good, by somebody's wish or because its time was over. */
export const CredentialsFileDeleted = defineEvent('CredentialsFileDeleted', {
  version: 1,
  stream,
  room,
  data: { distribution: DistributionId, file: z.string(), cause: z.enum(['ASKED', 'EXPIRED']) },
});

/** « Diffuser les identifiants » (KO-6): mails to people who never signed in. */
export const CampaignStarted = defineEvent('CampaignStarted', {
  version: 1,
  stream,
  room,
  data: {
    distribution: DistributionId,
    ...target,
    /** « Objet ». */
    title: personal(z.string(), 'actor'),
    /** « Texte personnalisable ». */
    text: personal(z.string().optional(), 'actor'),
    perMinute: z.int().positive(),
    /** To how many a mail is to go. */
    recipients: z.int().nonnegative(),
    /** How many more have no address that mails may go to. */
    unreached: z.int().nonnegative(),
    /** The campaign whose mails it reminds of. */
    remindsOf: DistributionId.optional(),
  },
});

export const CampaignPaused = defineEvent('CampaignPaused', {
  version: 1,
  stream,
  room,
  data: { distribution: DistributionId },
});

export const CampaignResumed = defineEvent('CampaignResumed', {
  version: 1,
  stream,
  room,
  data: { distribution: DistributionId },
});

/** Its last mail has ended, or somebody stopped it. Those who signed in meanwhile got none. */
export const CampaignEnded = defineEvent('CampaignEnded', {
  version: 1,
  stream,
  room,
  data: {
    distribution: DistributionId,
    cause: z.enum(['COMPLETED', 'STOPPED']),
    sent: z.int().nonnegative(),
    refused: z.int().nonnegative(),
    skipped: z.int().nonnegative(),
  },
});

/** The report of a campaign, or the list of those without an address (KO-7), was downloaded. */
export const CampaignReportDownloaded = defineEvent('CampaignReportDownloaded', {
  version: 1,
  stream,
  room,
  data: { distribution: DistributionId, report: z.enum(['SENDING', 'UNREACHED']) },
});

export const distributionEvents = [
  CredentialsFileMade,
  CredentialsFileDownloaded,
  CredentialsFileDeleted,
  CampaignStarted,
  CampaignPaused,
  CampaignResumed,
  CampaignEnded,
  CampaignReportDownloaded,
] as const;

/** Every event of a `distribution-<id>` stream: the course of one file or campaign. */
export type DistributionEvent = EventOf<(typeof distributionEvents)[number]>;
