import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { all } from '../../backend/src/event-store/event-store.contract.js';
import { EventStoreUnavailable, WrongExpectedRevision } from '../../backend/src/event-store/port.js';
import { Callers } from './callers.js';
import type { Cut } from './cutting-proxy.js';
import { openEngine } from './engine.js';
import type { Engine } from './engine.js';
import { expectAsRebuilt, expectEachOnce } from './expectations.js';
import { openFarStore } from './far-store.js';
import type { FarStore } from './far-store.js';
import { homes } from './homes.js';
import type { Home } from './homes.js';
import { ledgerEvents, someSchool } from './ledger.js';
import { Moments, rounds } from './moments.js';

describe.each(homes)('on %s', (_, open) => {
  let home: Home;
  let far: FarStore;
  let engine: Engine;
  let callers: Callers;
  beforeEach(async () => {
    home = await open();
    far = await openFarStore(home);
    engine = await openEngine(home);
    await engine.runner.start();
    callers = new Callers([far.store]);
  });
  afterEach(async () => {
    await callers.stop();
    await far.close();
    await engine.close();
    await home.close();
  });

  test('an append whose acknowledgement is lost is stored, and sent again it is accepted, whoever appended meanwhile', async () => {
    const stream = someSchool();
    const [events, others] = [await ledgerEvents(stream, 2), await ledgerEvents(stream, 1)];
    far.cutNext('answered');
    await expect(far.store.append(stream, events, 'none')).rejects.toThrow(EventStoreUnavailable);
    const other = await engine.store.append(stream, others, 1);
    const again = await far.store.append(stream, events, 'none');
    expect(again.revision).toBe(1);
    expect(again.position).toBeLessThan(other.position);
    expect(await all(engine.store.readStream(stream))).toHaveLength(3);
  });

  test('an append that was lost on its way is not stored; sent again after others won, it is a conflict', async () => {
    const stream = someSchool();
    const [events, others] = [await ledgerEvents(stream, 2), await ledgerEvents(stream, 1)];
    far.cutNext('asked');
    await expect(far.store.append(stream, events, 'none')).rejects.toThrow(EventStoreUnavailable);
    await engine.store.append(stream, others, 'none');
    await expect(far.store.append(stream, events, 'none')).rejects.toThrow(WrongExpectedRevision);
    expect(await all(engine.store.readStream(stream))).toHaveLength(1);
  });

  test.each(rounds)(
    'commits lose their connections before and after PostgreSQL hears of them; sent again, all is there once (round %i, FAULT_SEED=%i)',
    async (_round, seed) => {
      const moments = new Moments(seed);
      callers.begin(16);
      const cuts: Record<Cut, number> = { asked: 0, answered: 0 };
      for (let at = 0; at < 12; at += 1) {
        await callers.acknowledges(callers.acknowledged.length + moments.between(1, 60));
        const cut = moments.among<Cut>(['asked', 'answered', 'answered']);
        const refusals = callers.refused + 1;
        far.cutNext(cut);
        cuts[cut] += 1;
        await callers.meetsRefusals(refusals);
      }
      await callers.finish();
      const checked = await expectEachOnce(engine.store, callers.acknowledged);
      expect(checked).toBe(callers.acknowledged.length);
      await expectAsRebuilt(engine);
      moments.tell({
        'acknowledgements lost': cuts.answered,
        'commits lost': cuts.asked,
        'appends sent again': callers.refused,
        'events checked': checked,
      });
    },
  );
});
