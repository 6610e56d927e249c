import type { first as french } from '../fr/first.js';
import type { SameKeys } from '../messages.js';
import { display } from './display.js';
import { errors } from './errors.js';
import { exports } from './exports.js';
import { hands } from './hands.js';
import { imports } from './imports.js';
import { live } from './live.js';
import * as pages from './pages.js';
import { pictures } from './pictures.js';
import { ra } from './ra.js';
import { searching } from './searching.js';
import { session } from './session.js';
import { views } from './views.js';
import * as words from './words.js';

export * as sentences from '../../register/sentences/en.js';

/** The words in English of the pages that people open the dashboard with, and of what stands around every page. */
export const first: SameKeys<typeof french> = {
  ...words,
  ...pages,
  errors,
  display,
  exports,
  hands,
  imports,
  live,
  pictures,
  ra,
  searching,
  session,
  views,
};
