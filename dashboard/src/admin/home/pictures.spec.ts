import { expect, it } from '@jest/globals';
import type { MessageKey } from '../i18n/use-t.js';
import { registerWith } from '../register/address.js';
import { actsAddress, daysShown, readResets } from '../resets/filters.js';
import { comparedText } from './compared.js';
import { kindsText } from './families.js';
import { heatOf } from './heat.js';

const t = (key: MessageKey, values?: object) => `${key}${values ? JSON.stringify(values) : ''}`;

it('compares with the days before in words', () => {
  expect(comparedText(14, 2, t, 'fr')).toBe('pictures.more{"count":"12"}');
  expect(comparedText(2, 14, t, 'fr')).toBe('pictures.less{"count":"12"}');
  expect(comparedText(0, 0, t, 'fr')).toBe('pictures.same');
  expect(comparedText(3, 0, t, 'fr')).toBe('pictures.fresh');
});

it('lays the hours out as a table from the first to the last with sign-ins', () => {
  const heat = heatOf([
    { weekday: 1, hour: 8, count: 4 },
    { weekday: 7, hour: 10, count: 1 },
    { weekday: 3, hour: 23, count: 0 },
  ]);
  expect(heat?.hours).toEqual([8, 9, 10]);
  expect(heat?.rows.map(({ counts }) => counts)).toEqual([
    [4, 0, 0],
    ...Array<number[]>(5).fill([0, 0, 0]),
    [0, 0, 1],
  ]);
  expect(heat?.most).toBe(4);
  expect(heatOf([{ weekday: 1, hour: 8, count: 0 }])).toBeUndefined();
});

it('names a list of kinds by its picture, and several by their number', () => {
  expect(kindsText(['TemporaryPasswordMade', 'LoginChanged'], t)).toBe('pictures.families.RESETS');
  expect(kindsText(['SignedIn', 'AccountCreated'], t)).toBe('pictures.kinds{"count":2}');
  expect(kindsText(['MailSent'], t)).toBe('pictures.kinds{"count":1}');
});

it('leads to the register on exactly what a cell counts', () => {
  const days = { period: 'custom', from: '2026-10-30', to: '2026-11-28' } as const;
  expect(registerWith({ ...days, kinds: ['SignedIn'], weekday: 1, hour: 0 })).toBe(
    '/register?from=2026-10-30&to=2026-11-28&kinds=SignedIn&weekday=1&hour=0',
  );
});

it('keeps who reset what in the address: school, days, person and what stands out (KO-13)', () => {
  const read = (address: string) => readResets(new URLSearchParams(address));
  for (const address of [
    '',
    'period=month&school=uai-1',
    'from=2026-11-01&to=2026-11-02&actor=0a1&notable=RANK',
  ]) {
    expect(actsAddress(read(address)).toString()).toBe(address);
  }
  expect(read('period=moon&notable=LOUD&from=soon')).toEqual({ period: '30d' });
  expect(daysShown(read(''), '2026-11-28')).toEqual({ from: '2026-10-30', to: '2026-11-28' });
  expect(daysShown(read('period=month'), '2026-11-28')).toEqual({ from: '2026-11-01', to: '2026-11-28' });
  expect(daysShown(read('period=year'), '2026-08-31')).toEqual({ from: '2025-09-01', to: '2026-08-31' });
  expect(daysShown(read('from=2026-11-05'), '2026-11-28')).toEqual({ from: '2026-11-05', to: '2026-11-28' });
  expect(daysShown(read('to=2026-11-05'), '2026-11-28')).toEqual({ from: '2026-10-07', to: '2026-11-05' });
});
