import { DeleteViewDocument, SaveViewDocument, SavedViewsDocument } from '@loge/contracts/client';
import type { ViewFragment, ViewPage } from '@loge/contracts/client';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import { answerKey, useAsk, useTell } from '../data/use-ask.js';

/** What an address says of where one stands in a list, not of what it shows. */
const passing = ['after', 'before', 'event', 'page'];

/** The part of an address that a view keeps, without its `?`. */
export function viewedQuery(search: string): string {
  const kept = new URLSearchParams(search);
  for (const key of passing) kept.delete(key);
  return kept.toString();
}

/** One's views of the page that is open, what it shows now, and ways to keep and forget. */
export function useViews(page: ViewPage) {
  const { pathname, search } = useLocation();
  const client = useQueryClient();
  const { data } = useAsk(SavedViewsDocument, { page });
  const save = useTell(SaveViewDocument);
  const remove = useTell(DeleteViewDocument);
  const asked = () => client.invalidateQueries({ queryKey: answerKey(SavedViewsDocument, { page }) });
  return {
    views: data?.savedViews ?? [],
    query: viewedQuery(search),
    addressOf: (view: Pick<ViewFragment, 'query'>) => (view.query ? `${pathname}?${view.query}` : pathname),
    saving: save,
    keep: async (name: string, query: string, replace: boolean) => {
      await save.mutateAsync({ input: { page, name, query, replace } });
      await asked();
    },
    forget: async (view: ViewFragment) => {
      await remove.mutateAsync({ id: view.id });
      await asked();
    },
  };
}
