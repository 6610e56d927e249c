import { describe, expect, test } from '@jest/globals';
import { AccountId, DistributionId, LogeError, schoolId } from '@loge/contracts';
import type { DistributionEvent } from '@loge/contracts';
import { recorded } from '../../../../test/model/histories.js';
import {
  campaignFold,
  completeCampaign,
  paceOf,
  pauseCampaign,
  resumeCampaign,
  startCampaign,
  stopCampaign,
  wordsOf,
} from './campaign.js';

const distribution = DistributionId.parse('6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0001');
const sender = AccountId.parse('6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0002');
const asked = {
  ...{ distribution, schools: [schoolId('0611234X')], classes: [], profiles: [] },
  ...{ title: 'Vos identifiants', perMinute: 300, recipients: 12, unreached: 3 },
};
const started: DistributionEvent = { type: 'CampaignStarted', data: asked };
const paused: DistributionEvent = { type: 'CampaignPaused', data: { distribution } };
const resumed: DistributionEvent = { type: 'CampaignResumed', data: { distribution } };
const end = { sent: 10, refused: 1, skipped: 1 };
const over = (cause: 'COMPLETED' | 'STOPPED'): DistributionEvent => ({
  type: 'CampaignEnded',
  data: { distribution, cause, ...end },
});
const given = (...events: DistributionEvent[]) =>
  events
    .map((event) => recorded(event, { kind: 'ACCOUNT', id: sender }))
    .reduce(campaignFold.evolve, campaignFold.initial);

describe('KO-6: a campaign', () => {
  test('is started once, and goes on', () => {
    expect(startCampaign(asked, given())).toEqual([started]);
    expect(startCampaign(asked, given(started))).toEqual([]);
    expect(given(started)).toMatchObject({ state: 'RUNNING', startedBy: sender, recipients: 12 });
  });

  test('without anybody to write to is none', () => {
    expect(() => startCampaign({ ...asked, recipients: 0 }, given())).toThrow(new LogeError('TARGET_EMPTY'));
  });

  test('is paused and resumed, each once', () => {
    expect(pauseCampaign(given(started))).toEqual([paused]);
    expect(pauseCampaign(given(started, paused))).toEqual([]);
    expect(resumeCampaign(given(started, paused))).toEqual([resumed]);
    expect(resumeCampaign(given(started))).toEqual([]);
    expect(given(started, paused, resumed)).toMatchObject({ state: 'RUNNING' });
  });

  test('ends when its last mail has ended, but not while it is paused', () => {
    expect(completeCampaign(end, given(started))).toEqual([over('COMPLETED')]);
    expect(completeCampaign(end, given(started, paused))).toEqual([]);
    expect(completeCampaign(end, given(started, over('STOPPED')))).toEqual([]);
    expect(completeCampaign(end, given())).toEqual([]);
  });

  test('is stopped before, paused or not', () => {
    expect(stopCampaign(end, given(started, paused))).toEqual([over('STOPPED')]);
    expect(given(started, over('STOPPED'))).toMatchObject({ state: 'STOPPED', end });
  });

  test.each(['COMPLETED', 'STOPPED'] as const)('that is %s is over for good', (cause) => {
    const state = given(started, over(cause));
    for (const act of [pauseCampaign, resumeCampaign, (one: typeof state) => stopCampaign(end, one)])
      expect(() => act(state)).toThrow(new LogeError('CAMPAIGN_OVER'));
  });

  test('that there is not cannot be acted on', () => {
    expect(() => pauseCampaign(given())).toThrow(new LogeError('NOT_FOUND'));
  });
});

describe('KO-6: what a campaign says', () => {
  test('has a subject of 75 characters at most, and a text of 600, whatever their alphabet', () => {
    expect(wordsOf(` ${'é'.repeat(75)} `, '😀'.repeat(600))).toEqual({
      title: 'é'.repeat(75),
      text: '😀'.repeat(600),
    });
    for (const [title, text] of [
      ['', undefined],
      ['   ', undefined],
      ['a'.repeat(76), undefined],
      ['Vos identifiants', 'a'.repeat(601)],
    ] as const)
      expect(() => wordsOf(title, text)).toThrow(new LogeError('BAD_INPUT'));
  });

  test('holds no control characters but the line ends of its text', () => {
    expect(wordsOf('Bonjour', ' Lundi\r\nà 18 h\r\rMerci ')).toEqual({
      title: 'Bonjour',
      text: 'Lundi\nà 18 h\n\nMerci',
    });
    for (const [title, text] of [
      ['Bonjour\nBcc: eve@example.org', undefined],
      ['Bonjour', 'a\u0000b'],
      ['Bonjour', 'a\u001bb'],
    ] as const)
      expect(() => wordsOf(title, text)).toThrow(new LogeError('BAD_INPUT'));
  });

  test('may have no text', () => {
    for (const text of [undefined, null, '', ' \n '])
      expect(wordsOf('Bonjour', text)).toEqual({ title: 'Bonjour' });
  });

  test('goes out at 1 to 6,000 mails a minute', () => {
    expect([1, 6_000].map(paceOf)).toEqual([1, 6_000]);
    for (const pace of [0, -1, 6_001, 1.5, Number.NaN])
      expect(() => paceOf(pace)).toThrow(new LogeError('BAD_INPUT'));
  });
});
