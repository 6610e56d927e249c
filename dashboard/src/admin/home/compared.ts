import type { Language } from '../i18n/format.js';
import { count } from '../i18n/format.js';
import type { Translate } from '../i18n/use-t.js';

/** A count against that of the period before, in words: « 12 de plus que les 30 jours précédents ». */
export function comparedText(now: number, before: number, t: Translate, language: Language): string {
  if (now === before) return t('pictures.same');
  if (before === 0) return t('pictures.fresh');
  const difference = count(Math.abs(now - before), language);
  return t(now > before ? 'pictures.more' : 'pictures.less', { count: difference });
}
