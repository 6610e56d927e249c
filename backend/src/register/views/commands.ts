import { Command, Query } from '@nestjs/cqrs';
import type { AccountId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { CheckedView } from './saved-view.js';

/** Somebody's views of a page, by name. */
export class SavedViews extends Query<readonly Api.SavedView[]> {
  constructor(
    readonly account: AccountId,
    readonly page: Api.ViewPage,
  ) {
    super();
  }
}

/**
 * Keeps a view for somebody. One of the same name is replaced and keeps its id, where that is wanted.
 * @throws LogeError `VIEW_NAME_TAKEN` where it is not, `VIEWS_TOO_MANY` for one too many.
 */
export class SaveView extends Command<Api.SavedView> {
  constructor(
    readonly account: AccountId,
    readonly view: CheckedView,
    readonly replace: boolean,
  ) {
    super();
  }
}

/** Forgets one of somebody's views; one that is gone, or another's, changes nothing. */
export class DeleteView extends Command<void> {
  constructor(
    readonly account: AccountId,
    readonly id: string,
  ) {
    super();
  }
}
