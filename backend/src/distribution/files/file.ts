import { LogeError } from '@loge/contracts';
import type { CredentialsFormat, DistributionEvent } from '@loge/contracts';
import type { Fact, Fold } from '../../event-store/streams.js';

type Data<Type extends DistributionEvent['type']> = Extract<DistributionEvent, { type: Type }>['data'];
type Made = Data<'CredentialsFileMade'>;

/** What the stream of a file of credentials tells. */
export interface FileState {
  readonly made?: Made;
  readonly deleted: boolean;
}

export const fileFold: Fold<FileState> = {
  initial: { deleted: false },
  evolve(state, event) {
    switch (event.type) {
      case 'CredentialsFileMade':
        return { ...state, made: event.data };
      case 'CredentialsFileDeleted':
        return { ...state, deleted: true };
      default:
        return state;
    }
  },
};

/** What can be done with a file. */
export type FileCommand =
  | { readonly type: 'make'; readonly data: Made; readonly reason?: string }
  | {
      readonly type: 'download';
      readonly format: CredentialsFormat;
      readonly reason?: string;
      readonly now: Date;
    }
  | { readonly type: 'delete'; readonly cause: 'ASKED' | 'EXPIRED' };

/**
 * Decides about a file. One that is made or deleted again changes nothing.
 * @throws LogeError `REASON_REQUIRED` where nobody says why, but for what an import makes; `TARGET_EMPTY` for a file of
 *   nobody; `NOT_FOUND` for one that was never made, `FILE_GONE` for one that was deleted or whose time is over.
 */
export function decideFile(command: FileCommand, { made, deleted }: FileState): Fact[] {
  switch (command.type) {
    case 'make': {
      const { data } = command;
      if (!data.import && !command.reason?.trim()) throw new LogeError('REASON_REQUIRED');
      if (data.accounts === 0) throw new LogeError('TARGET_EMPTY');
      return made ? [] : [{ event: { type: 'CredentialsFileMade', data }, about: aboutFile(data) }];
    }
    case 'download': {
      if (!command.reason?.trim()) throw new LogeError('REASON_REQUIRED');
      if (!made) throw new LogeError('NOT_FOUND');
      if (deleted || new Date(made.expiresAt) <= command.now) throw new LogeError('FILE_GONE');
      const { distribution, file, schools, accounts } = made;
      const data = { distribution, file, format: command.format, schools, accounts };
      return [{ event: { type: 'CredentialsFileDownloaded', data }, about: aboutFile(made) }];
    }
    case 'delete': {
      if (!made || deleted) return [];
      const { distribution, file } = made;
      const data = { distribution, file, cause: command.cause };
      return [{ event: { type: 'CredentialsFileDeleted', data }, about: aboutFile(made) }];
    }
  }
}

/** The schools, and the classes of the one there is then. */
const aboutFile = ({ schools, classes }: Pick<Made, 'schools' | 'classes'>): Fact['about'] => ({
  schools,
  classes: schools.flatMap((school) => classes.map((code) => `${school}/${code}`)),
});
