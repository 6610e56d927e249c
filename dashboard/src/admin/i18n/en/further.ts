import type { further as french } from '../fr/further.js';
import type { SameKeys } from '../messages.js';
import { access } from './access.js';
import { asof } from './asof.js';
import { byhand } from './byhand.js';
import { campaigns } from './campaigns.js';
import { distribution } from './distribution.js';
import { grants } from './grants.js';
import { joining } from './joining.js';
import { letters } from './letters.js';
import { mails } from './mails.js';
import { migration } from './migration.js';
import { people } from './people.js';
import { reasons } from './reasons.js';
import { resets } from './resets.js';
import { schools } from './schools.js';
import { services } from './services.js';

/** The words in English of all other pages, and of what opens over a page. */
export const further: SameKeys<typeof french> = {
  access,
  asof,
  byhand,
  campaigns,
  distribution,
  grants,
  joining,
  letters,
  mails,
  migration,
  people,
  reasons,
  resets,
  schools,
  services,
};
