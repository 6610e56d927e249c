import { access } from './access.js';
import { asof } from './asof.js';
import { byhand } from './byhand.js';
import { campaigns } from './campaigns.js';
import { display } from './display.js';
import { distribution } from './distribution.js';
import * as errors from './errors.js';
import { exports } from './exports.js';
import { grants } from './grants.js';
import { hands } from './hands.js';
import { imports } from './imports.js';
import { joining } from './joining.js';
import { letters } from './letters.js';
import { live } from './live.js';
import { mails } from './mails.js';
import { migration } from './migration.js';
import * as pages from './pages.js';
import { pictures } from './pictures.js';
import { resets } from './resets.js';
import { searching } from './searching.js';
import { services } from './services.js';
import { session } from './session.js';
import { views } from './views.js';
import * as words from './words.js';

/** The interface in French; the other languages have the same keys. */
export const fr = {
  ...errors,
  ...words,
  ...pages,
  access,
  asof,
  byhand,
  campaigns,
  display,
  distribution,
  exports,
  grants,
  hands,
  imports,
  joining,
  letters,
  live,
  mails,
  migration,
  pictures,
  resets,
  searching,
  services,
  session,
  views,
};
