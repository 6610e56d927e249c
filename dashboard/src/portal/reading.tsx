/** @jsxImportSource preact */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PublicSchoolQuery } from '@loge/contracts/client';
import { ApiError, codeOf } from './api.js';
import { waitingTime } from './dates.js';
import type { Me } from './onward.js';
import { fill, frenchWords } from './words/index.js';
import type { Language, Word, Words } from './words/index.js';

/** A school as everybody may know it. */
export type School = NonNullable<PublicSchoolQuery['publicSchool']>;

/** What every page knows of its reader. */
export interface Reading {
  readonly language: Language;
  readonly words: Words;
  /** Who is signed in; null for a visitor, undefined while that is being asked. */
  readonly me: Me | null | undefined;
  /** The school of the page's address; null where there is none, undefined while it is being asked. */
  readonly school: School | null | undefined;
}

export const ReadingContext = createContext<Reading>({
  language: 'fr',
  words: frenchWords(),
  me: undefined,
  school: undefined,
});

/** The page's reader, and what tells them things in their language. */
export function useReading() {
  const reading = useContext(ReadingContext);
  const { words, language } = reading;
  return {
    ...reading,
    t: (word: Word, values: Readonly<Record<string, string>> = {}): string => fill(words[word], values),
    /** What went wrong, and what to do next. */
    errorText: (error: unknown): string => {
      const code = codeOf(error);
      const seconds = error instanceof ApiError ? error.retryAfterSeconds : undefined;
      if (code === 'TOO_MANY_ATTEMPTS' && seconds === undefined) return words.TOO_MANY_ATTEMPTS_SOON;
      // Codes this page has no words for say no more to its reader than that it did not work.
      const text = (words as Readonly<Record<string, string>>)[code] ?? words.INTERNAL;
      return fill(text, { wait: waitingTime(seconds ?? 0, language) });
    },
  };
}
