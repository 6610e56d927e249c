import { LogeError } from '@loge/contracts';
import type {
  AccountId,
  CampaignEnded,
  DistributionEvent,
  DistributionId,
  EventOf,
  Profile,
  SchoolId,
} from '@loge/contracts';
import type { Fold } from '../../event-store/streams.js';
import { hasControls } from '../../event-store/storable.js';

/** « 75 caractères maximum », « 0 / 600 caractères maximum » (KO-6), in code points. */
const LONGEST_TITLE = 75;
const LONGEST_TEXT = 600;
/** The most that may be asked of a mail server in one minute. */
const FASTEST = 6_000;

/** What the mails of a campaign say. */
export interface CampaignWords {
  readonly title: string;
  /** Its lines end with `\n`. */
  readonly text?: string;
}

/** How many of a campaign's people stand how. */
export interface CampaignEnd {
  readonly sent: number;
  /** By the mail server, at once or later. */
  readonly refused: number;
  readonly skipped: number;
}

/** How a campaign is doing. */
export type CampaignStanding = 'RUNNING' | 'PAUSED' | 'COMPLETED' | 'STOPPED';

/** A campaign as its stream tells. */
export interface Campaign extends CampaignWords {
  readonly distribution: DistributionId;
  readonly state: CampaignStanding;
  readonly schools: readonly SchoolId[];
  readonly classes: readonly string[];
  readonly profiles: readonly Profile[];
  readonly perMinute: number;
  readonly recipients: number;
  readonly unreached: number;
  readonly remindsOf?: DistributionId;
  readonly startedAt: Date;
  /** None for the system itself. */
  readonly startedBy?: AccountId;
  readonly correlationId: string;
  /** Once it has ended. */
  readonly end?: CampaignEnd & { readonly at: Date };
}

/** Folds a stream into the campaign it is of; `undefined` while there is none. */
export const campaignFold: Fold<Campaign | undefined> = {
  initial: undefined,
  evolve(campaign, event) {
    if (event.type === 'CampaignStarted') {
      const { actor, occurredAt, correlationId } = event.metadata;
      return {
        ...{ ...event.data, state: 'RUNNING', startedAt: new Date(occurredAt), correlationId },
        ...(actor.kind === 'ACCOUNT' && { startedBy: actor.id }),
      };
    }
    if (!campaign) return undefined;
    switch (event.type) {
      case 'CampaignPaused':
        return { ...campaign, state: 'PAUSED' };
      case 'CampaignResumed':
        return { ...campaign, state: 'RUNNING' };
      case 'CampaignEnded': {
        const { cause, sent, refused, skipped } = event.data;
        return {
          ...{ ...campaign, state: cause },
          end: { sent, refused, skipped, at: new Date(event.metadata.occurredAt) },
        };
      }
      default:
        return campaign;
    }
  },
};

/**
 * What was typed, ready to be kept: without spaces around, its line ends alike.
 * @throws LogeError `BAD_INPUT` for a subject that is empty or too long, a text that is too long, and control characters.
 */
export function wordsOf(title: string, text: string | null | undefined): CampaignWords {
  const subject = title.trim();
  const body = text?.replace(/\r\n?|[\u2028\u2029]/g, '\n').trim();
  const isSubject = subject !== '' && lengthOf(subject) <= LONGEST_TITLE && !hasControls(subject);
  const isBody = !body || (lengthOf(body) <= LONGEST_TEXT && !hasControls(body.replaceAll('\n', '')));
  if (!isSubject || !isBody) throw new LogeError('BAD_INPUT');
  return { title: subject, ...(body && { text: body }) };
}

/** @throws LogeError `BAD_INPUT` for what is no pace, in mails a minute. */
export function paceOf(perMinute: number): number {
  if (!Number.isInteger(perMinute) || perMinute < 1 || perMinute > FASTEST) throw new LogeError('BAD_INPUT');
  return perMinute;
}

const lengthOf = (text: string): number => [...text].length;

/**
 * Starts a campaign; one that was started already under that id stays as it is.
 * @throws LogeError `TARGET_EMPTY` where no mail would go to anybody.
 */
export function startCampaign(
  asked: Omit<Campaign, 'state' | 'startedAt' | 'startedBy' | 'correlationId' | 'end'>,
  campaign: Campaign | undefined,
): DistributionEvent[] {
  if (campaign) return [];
  if (asked.recipients === 0) throw new LogeError('TARGET_EMPTY');
  const { schools, classes, profiles, ...data } = asked;
  const target = { schools: [...schools], classes: [...classes], profiles: [...profiles] };
  return [{ type: 'CampaignStarted', data: { ...data, ...target } }];
}

/** Sends no more until it is resumed. @throws LogeError `NOT_FOUND`, `CAMPAIGN_OVER`. */
export function pauseCampaign(campaign: Campaign | undefined): DistributionEvent[] {
  const { state, distribution } = goingOn(campaign);
  return state === 'PAUSED' ? [] : [{ type: 'CampaignPaused', data: { distribution } }];
}

/** Goes on. @throws LogeError `NOT_FOUND`, `CAMPAIGN_OVER`. */
export function resumeCampaign(campaign: Campaign | undefined): DistributionEvent[] {
  const { state, distribution } = goingOn(campaign);
  return state === 'RUNNING' ? [] : [{ type: 'CampaignResumed', data: { distribution } }];
}

/** Ends a campaign before all was sent. @throws LogeError `NOT_FOUND`, `CAMPAIGN_OVER`. */
export function stopCampaign(end: CampaignEnd, campaign: Campaign | undefined): DistributionEvent[] {
  return [ended('STOPPED', end, goingOn(campaign))];
}

/** Ends a campaign whose last mail has ended; one that is paused, or over, stays as it is. */
export function completeCampaign(end: CampaignEnd, campaign: Campaign | undefined): DistributionEvent[] {
  return campaign?.state === 'RUNNING' ? [ended('COMPLETED', end, campaign)] : [];
}

function goingOn(campaign: Campaign | undefined): Campaign {
  if (!campaign) throw new LogeError('NOT_FOUND');
  if (campaign.state === 'COMPLETED' || campaign.state === 'STOPPED') throw new LogeError('CAMPAIGN_OVER');
  return campaign;
}

const ended = (
  cause: EventOf<typeof CampaignEnded>['data']['cause'],
  { sent, refused, skipped }: CampaignEnd,
  { distribution }: Campaign,
): DistributionEvent => ({ type: 'CampaignEnded', data: { distribution, cause, sent, refused, skipped } });
