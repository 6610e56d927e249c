import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DistributionId, importStream } from '@loge/contracts';
import type { SchoolId } from '@loge/contracts';
import { CONFIG } from '../../config.js';
import type { Settings } from '../../config.js';
import type { Recorded } from '../../event-store/codec.js';
import type { Reactor } from '../../event-store/projection.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Fold, Streams } from '../../event-store/streams.js';
import { uuidOfHash } from '../../event-store/uuid-of-hash.js';
import { Targets } from '../target.js';
import type { TargetedAccount } from '../target.js';
import { fileName } from './file-name.js';
import type { FileRow } from './files.table.js';
import { FileMaker } from './make-file.js';

type Completed = Extract<Recorded, { type: 'ImportCompleted' }>;

const DAY = 86_400_000;

/** An import's schools, and the correlations of its starts: one that was interrupted was started again. */
interface Course {
  readonly schools: readonly SchoolId[];
  readonly correlations: readonly string[];
}

const courseFold: Fold<Course> = {
  initial: { schools: [], correlations: [] },
  evolve: (course, { type, data, metadata }) =>
    type === 'ImportStarted'
      ? {
          schools: [...new Set([...course.schools, ...data.schools])],
          correlations: [...new Set([...course.correlations, metadata.correlationId])],
        }
      : course,
};

/** Every import that creates accounts adds a row to « Fichiers des identifiants » (KO-1), one for each school. */
@Injectable()
export class ImportedPeople {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'credentialsFileDays'>,
    @Inject(Targets) private readonly targets: Targets,
    @Inject(FileMaker) private readonly maker: FileMaker,
  ) {}

  reactor(): Reactor<Completed['type']> {
    return {
      name: 'files-of-imports',
      types: ['ImportCompleted'],
      startsAt: 'now',
      react: (event) => this.react(event),
    };
  }

  /** Met again, it makes the same files, which are there already. */
  private async react(event: Completed): Promise<void> {
    const { state } = await this.streams.load(importStream(event.data.import), courseFold);
    for (const school of state.schools) {
      const people = new Map<string, TargetedAccount>();
      for (const createdWith of state.correlations) {
        const target = await this.targets.select({
          ...{ kind: 'schools', schools: [school], classes: [], profiles: [] },
          ...{ filter: { schools: [school], createdWith }, reach: { kind: 'everything' } },
        });
        for (const person of target.accounts) people.set(person.account, person);
      }
      if (people.size > 0) await this.make(event, school, [...people.values()]);
    }
  }

  private async make(
    { data, metadata }: Completed,
    school: SchoolId,
    people: readonly TargetedAccount[],
  ): Promise<void> {
    const { actor, channel, correlationId, occurredAt } = metadata;
    const madeAt = new Date(occurredAt);
    const hash = createHash('sha256').update(`${data.import}/${school}`).digest();
    const file: FileRow = {
      ...{ id: DistributionId.parse(uuidOfHash(hash)), name: fileName([school]), madeAt },
      ...{ madeBy: actor.kind === 'ACCOUNT' ? actor.id : null, import: data.import, renewal: 'NONE' },
      ...{ schools: [school], classes: [], profiles: [], named: true, accounts: people.length },
      ...{
        bytes: null,
        downloads: 0,
        expiresAt: new Date(madeAt.getTime() + this.settings.credentialsFileDays * DAY),
      },
    };
    await this.maker.make(file, people, { actor, channel, correlationId, clock: () => madeAt });
  }
}
