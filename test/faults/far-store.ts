import type { EventStore } from '../../backend/src/event-store/port.js';
import { CuttingProxy } from './cutting-proxy.js';
import type { Cut } from './cutting-proxy.js';
import { openStore } from './homes.js';
import type { Home } from './homes.js';

/** The store of a home, beyond a connection that breaks when a test wants it to. */
export interface FarStore {
  readonly store: EventStore;
  /** The next append loses its connection there. */
  cutNext(cut: Cut): void;
  close(): Promise<void>;
}

/** The double breaks connections by itself; to PostgreSQL a proxy stands in the way. */
export async function openFarStore({ databaseUrl, eventStoreUrl, double }: Home): Promise<FarStore> {
  if (double) {
    const store = openStore({ databaseUrl, eventStoreUrl });
    const cutNext = (cut: Cut) =>
      cut === 'asked' ? double.refuseAppends(1) : double.loseAcknowledgements(1);
    return { store, cutNext, close: () => store.close() };
  }
  const proxy = await CuttingProxy.before(databaseUrl);
  const store = openStore({ databaseUrl: proxy.url });
  return {
    store,
    cutNext: (cut) => proxy.cutNext(cut),
    close: async () => {
      await store.close();
      await proxy.close();
    },
  };
}
