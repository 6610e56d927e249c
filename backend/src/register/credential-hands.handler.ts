import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { accountStream } from '@loge/contracts';
import type { SchoolId } from '@loge/contracts';
import { AccountPage } from '../accounts/commands.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { SchoolById } from '../schools/commands.js';
import { CredentialHands } from './commands.js';
import type { CredentialHandsView, HandedCredential } from './commands.js';
import { endOf, expiryOf } from './credential-ends.js';
import { credentialHistoryFold } from './credential-hands.js';
import type { Credential, CredentialHistory, Deed } from './credential-hands.js';
import { endOfParisDay } from '../rights/held.js';
import { ownOf, seesPlaces, sightOf } from './sight.js';

@QueryHandler(CredentialHands)
export class CredentialHandsHandler implements IQueryHandler<CredentialHands> {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
  ) {}

  async execute(asked: CredentialHands): Promise<CredentialHandsView | undefined> {
    const { account, reach, viewer, now } = asked;
    const page = await this.queries.execute(new AccountPage(account, reach));
    if (!page) return undefined;
    const { state } = await this.streams.load(accountStream(account), credentialHistoryFold);
    const sight = sightOf(reach, viewer);
    const why = ({ reason, ...deed }: Deed): string | null =>
      reason !== undefined && (ownOf(sight).includes(account) || seesPlaces(sight, deed)) ? reason : null;
    const oldLoginEnds = await this.oldLoginEnds(state);
    const shown = (credential: Credential): HandedCredential => {
      const { kind, made, hands } = credential;
      const ended = endOf(credential, state, now, oldLoginEnds);
      return {
        ...{ kind, madeAt: made.at, madeBy: made.actor, reason: why(made) },
        expiresAt: expiryOf(credential, oldLoginEnds) ?? null,
        ...{ end: ended?.end ?? 'WORKING', endedAt: ended?.at ?? null },
        hands: hands.map((hand) => {
          const { actor, at, means, distribution = null, event } = hand;
          return { actor, at, means, distribution, event, reason: why(hand) };
        }),
      };
    };
    return { credentials: state.credentials.map(shown).reverse(), ...page.present };
  }

  /** When the old login of each school ends, or ended; those that took it back have none. */
  private async oldLoginEnds({ credentials }: CredentialHistory): Promise<ReadonlyMap<SchoolId, Date>> {
    const ids = credentials.flatMap((one) => (one.kind === 'OLD_LOGIN' ? [one.school] : []));
    const schools = await this.queries.execute(new SchoolById([...new Set(ids)]));
    return new Map(
      [...schools].flatMap(([id, { legacyLogin }]) =>
        legacyLogin ? [[id, endOfParisDay(legacyLogin.endsOn)] as const] : [],
      ),
    );
  }
}
