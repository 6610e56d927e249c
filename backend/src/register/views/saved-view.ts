import { LogeError } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import { hasControls } from '../../event-store/storable.js';

/** How many views of one page somebody keeps at most. */
export const MAX_VIEWS = 50;
const MAX_NAME = 60;
const MAX_QUERY = 2_000;
/** With accents and blanks that composing takes away. Composing tens of thousands of accents takes a second. */
const MAX_TYPED = 10 * MAX_NAME;

/** RFC 3986, section 3.4: what may stand after the `?` of an address; whatever else there is comes percent-encoded. */
const plainQuery = /^(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*$/i;

/** A view to save, checked. */
export type CheckedView = Pick<Api.SavedView, 'page' | 'name' | 'query'>;

/**
 * A view as it is kept: its name without blanks around it or in rows.
 * @throws LogeError `BAD_INPUT` for a name that is not 1 to 60 characters or no text, or a query that is none or too long.
 */
export function checkedView({ page, name: typed, query }: Api.SaveViewInput): CheckedView {
  const name = typed.length > MAX_TYPED ? '' : typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (name === '' || [...name].length > MAX_NAME || hasControls(name))
    throw new LogeError('BAD_INPUT', { field: 'name', max: MAX_NAME });
  if (query.length > MAX_QUERY || !plainQuery.test(query))
    throw new LogeError('BAD_INPUT', { field: 'query', max: MAX_QUERY });
  return { page, name, query };
}
