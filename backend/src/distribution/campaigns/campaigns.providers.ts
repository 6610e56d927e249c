import { Audiences } from './audience.js';
import { CampaignDownloads } from './campaign-downloads.js';
import { CampaignFigures } from './campaign-figures.js';
import { CampaignMails } from './campaign-mails.js';
import { CampaignOutcomes } from './campaign-outcomes.js';
import { CampaignReports } from './campaign-reports.js';
import { CampaignRunner } from './campaign-runner.js';
import { CampaignStates } from './campaign-states.js';
import { RemindOfCampaignHandler, StartCampaignHandler, SteerCampaignHandler } from './campaign.handlers.js';
import {
  CampaignByIdHandler,
  CampaignDaysHandler,
  ListCampaignsHandler,
  PreviewCampaignHandler,
} from './campaign.query-handlers.js';
import { CampaignResolver } from './campaign.resolver.js';
import { CampaignRows } from './campaign.rows.js';
import { RecipientRows } from './recipient.rows.js';
import { CampaignStarts } from './start-campaign.js';

/** « Diffusion des identifiants ». It needs `Targets` and `Downloads`. */
export const campaignsProviders = [
  ...[CampaignRows, RecipientRows, CampaignFigures, CampaignStates, Audiences],
  ...[CampaignMails, CampaignOutcomes, CampaignReports, CampaignRunner, CampaignStarts, CampaignDownloads],
  ...[StartCampaignHandler, RemindOfCampaignHandler, SteerCampaignHandler],
  ...[CampaignByIdHandler, ListCampaignsHandler, CampaignDaysHandler, PreviewCampaignHandler],
  CampaignResolver,
];
