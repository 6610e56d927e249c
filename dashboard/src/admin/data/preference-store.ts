import { localStorageStore } from 'ra-core';
import type { Store } from 'ra-core';

/** What outlives signing out: it belongs to the device, not to the person. */
const kept = ['locale', 'theme', 'register.columns', 'register.density'] as const;

/**
 * Language, appearance and how the register is laid out, kept on the device (the portal's pages read the first two). Lists keep their place in the
 * address, so nothing personal is stored; react-admin empties the store at sign-out all the same.
 */
export function preferenceStore(): Store {
  const store = localStorageStore();
  return {
    ...store,
    reset: () => {
      const values = kept.map((key) => [key, store.getItem<unknown>(key)] as const);
      store.reset();
      for (const [key, value] of values) if (value !== undefined) store.setItem(key, value);
    },
  };
}
