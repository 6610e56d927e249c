import { mailKinds } from '../i18n/fr/words.js';
import type { MessageKey } from '../i18n/use-t.js';

const isKnown = (kind: string): kind is keyof typeof mailKinds => Object.hasOwn(mailKinds, kind);

/** The key of a kind of mail in words; a kind this page does not know yet is just a mail. */
export const kindKey = (kind: string): MessageKey => `mailKinds.${isKnown(kind) ? kind : 'OTHER'}`;
