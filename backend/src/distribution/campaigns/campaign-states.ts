import { Inject, Injectable } from '@nestjs/common';
import { distributionStream } from '@loge/contracts';
import type { DistributionId } from '@loge/contracts';
import { STREAMS } from '../../event-store/streams.js';
import type { Streams } from '../../event-store/streams.js';
import { campaignFold } from './campaign.js';
import type { Campaign } from './campaign.js';

/** How long whoever writes mails may go on from what a stream told, in milliseconds: as long a pause takes at most. */
const FRESH = 500;
/** More are not under way at once. */
const MOST = 100;

/** Campaigns as their streams tell. */
@Injectable()
export class CampaignStates {
  readonly #recent = new Map<
    DistributionId,
    { readonly at: number; readonly told: Promise<Campaign | undefined> }
  >();

  constructor(@Inject(STREAMS) private readonly streams: Pick<Streams, 'load' | 'loadMany'>) {}

  /** As it stands now. */
  async of(id: DistributionId): Promise<Campaign | undefined> {
    return (await this.streams.load(distributionStream(id), campaignFold)).state;
  }

  /** As they stand now, in the order given: read together. */
  ofAll(ids: readonly DistributionId[]): Promise<readonly (Campaign | undefined)[]> {
    return this.streams.loadMany(ids.map(distributionStream), campaignFold);
  }

  /** As it stood half a second ago at the latest: for each of thousands of mails. */
  recent(id: DistributionId): Promise<Campaign | undefined> {
    const known = this.#recent.get(id);
    if (known && performance.now() - known.at < FRESH) return known.told;
    if (this.#recent.size >= MOST) this.#recent.clear();
    const told = this.of(id);
    this.#recent.set(id, { at: performance.now(), told });
    told.catch(() => this.#recent.delete(id));
    return told;
  }

  /** It was just changed. */
  changed(id: DistributionId): void {
    this.#recent.delete(id);
  }
}
