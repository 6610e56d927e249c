import { listOf, longDate, longDateTime } from '../i18n/format.js';
import type { Language } from '../i18n/format.js';
import type { Translate } from '../i18n/use-t.js';
import type { HandActor, Present } from './hands.js';

/** How things are said to whoever reads. */
interface Telling {
  readonly t: Translate;
  readonly language: Language;
  readonly nameOf: (actor: HandActor) => string;
  /** Of the account's owner. */
  readonly name: string;
}

/** How the present password stands, and who had it in hand, in words. */
export function presentWords(present: Present, { t, language, nameOf, name }: Telling): string {
  switch (present.kind) {
    case 'NONE': {
      const kinds = new Set(present.ways.map(({ kind }) => kind));
      const ways = (['LINK', 'INVITATION', 'OLD_LOGIN'] as const).filter((kind) => kinds.has(kind));
      return [t('hands.none'), ...ways.map((kind) => t(`hands.ways.${kind}`))].join(' ');
    }
    case 'OWN':
      return t(present.credential.end === 'LOCKED' ? 'hands.ownLocked' : 'hands.own', { name });
    case 'SET':
      return t('hands.set', { by: nameOf(present.credential.madeBy) });
    case 'TEMPORARY': {
      const { credential, holders } = present;
      const told = holders.map(({ actor, means }) =>
        t('hands.holder', {
          name: nameOf(actor),
          means: means.map((one) => t(`hands.means.${one}`)).join(', '),
        }),
      );
      const date = longDate(new Date(credential.madeAt), language);
      const until = credential.expiresAt ? longDateTime(new Date(credential.expiresAt), language) : '';
      return [
        t('hands.temporary', { date, count: holders.length, people: listOf(told, language) }),
        t(`hands.after.${credential.end}`, { until, name }),
      ].join(' ');
    }
  }
}
