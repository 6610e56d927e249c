import type { PictureFamily } from '@loge/contracts/client';
import type { Translate } from '../i18n/use-t.js';

/** The kinds that tell a family's list of kinds from the others'. */
const marks: readonly (readonly [PictureFamily, string])[] = [
  ['SIGN_INS', 'SignedIn'],
  ['REFUSALS', 'SignInRefused'],
  ['RESETS', 'TemporaryPasswordMade'],
  ['CREATIONS', 'AccountCreated'],
];

/** What a list of kinds is called: the picture's name, or how many there are. */
export function kindsText(kinds: readonly string[], t: Translate): string {
  const known = marks.filter(([, kind]) => kinds.includes(kind));
  const [family] = known;
  return family && known.length === 1
    ? t(`pictures.families.${family[0]}`)
    : t('pictures.kinds', { count: kinds.length });
}
