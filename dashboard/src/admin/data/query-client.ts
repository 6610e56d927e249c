import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api.js';

/** What was asked, and its answers. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Looking at a page leaves an event in the register: nothing is read again behind the reader's back.
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      staleTime: 5_000,
      retry: (failures, error) => failures < 1 && error instanceof ApiError && error.code === 'NETWORK',
    },
  },
});
