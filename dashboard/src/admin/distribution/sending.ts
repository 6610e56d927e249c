import type { CampaignHeadFragment } from '@loge/contracts/client';
import type { Sighting } from '../imports/pace.js';

/** How fast mails go out: what was measured, and how long the rest takes at that rate. */
export interface SendingPace {
  readonly perMinute: number;
  readonly minutesLeft: number;
}

/** How many of a campaign's mails have come to an end of whatever kind. */
export function endedOf({ counts }: Pick<CampaignHeadFragment, 'counts'>): number {
  return counts.recipients - counts.waiting;
}

/** The rate since one began to look; nothing before that can be said. */
export function sendingPace(first: Sighting, last: Sighting, total: number): SendingPace | undefined {
  const minutes = (last.at - first.at) / 60_000;
  const done = last.done - first.done;
  if (minutes < 1 / 60 || done <= 0) return undefined;
  const perMinute = done / minutes;
  return { perMinute: Math.round(perMinute), minutesLeft: Math.max(0, (total - last.done) / perMinute) };
}

/** How many minutes so many mails take at most so many a minute: whole ones, at least one. */
export function minutesFor(mails: number, perMinute: number): number {
  return Math.max(1, Math.ceil(mails / perMinute));
}

/** The longest subject and text, in characters (KO-6). */
export const longest = { title: 75, text: 600 } as const;

/** How many mails a minute may be chosen. */
export const rates = [60, 300, 1200] as const;

/** A text held to so many characters at the end of a word, with « … » where something is missing. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${cut.slice(0, cut.lastIndexOf(' ') > most / 2 ? cut.lastIndexOf(' ') : cut.length).trimEnd()}…`;
}

/**
 * A version 4 UUID. `crypto.randomUUID` is only there on `https` and on localhost; in a school Loge may be reached
 * otherwise.
 */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) =>
    (index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte)
      .toString(16)
      .padStart(2, '0'),
  ).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
