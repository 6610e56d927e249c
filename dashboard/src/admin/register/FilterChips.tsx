import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import type { EventRowFragment, SchoolChoiceFragment } from '@loge/contracts/client';
import { longDate, startOfSchoolDay, weekdayName } from '../i18n/format.js';
import { towardsSchool } from '../i18n/typography.js';
import type { Language } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import type { Translate } from '../i18n/use-t.js';
import { kindsText } from '../home/families.js';
import { defaultPeriod } from './filters.js';
import type { RegisterFilters } from './filters.js';
import type { Register } from './use-register.js';

/** The period in words that end a sentence: « ces 7 derniers jours ». */
export function periodWords(filters: RegisterFilters, t: Translate, language: Language): string {
  if (filters.period !== 'custom') return t(`register.periodWords.${filters.period}`);
  const day = (text: string | undefined) => (text ? longDate(startOfSchoolDay(text), language) : '…');
  if (filters.from && filters.from === filters.to)
    return t('register.periodWords.day', { from: day(filters.from) });
  return t('register.periodWords.custom', { from: day(filters.from), to: day(filters.to) });
}

/** The name of a person as the events shown give it: asking for it would be one more reading of their page. */
function nameAmong(events: readonly EventRowFragment[], id: string | undefined): string | undefined {
  for (const { actor, subject } of events) {
    const found = [actor.person, subject].find((person) => person?.id === id);
    if (found?.displayName) return found.displayName;
  }
  return undefined;
}

/** What the filters are put in words with: names stand among what is shown. */
interface Shown {
  readonly register: Register;
  readonly events: readonly EventRowFragment[];
  readonly schools: readonly SchoolChoiceFragment[];
}

/** The filters in force as parts of a sentence, the period first, each with what takes it away. */
export function useFilterParts({
  register: { filters },
  events,
  schools,
}: Shown): readonly (readonly [string, Parameters<Register['setFilters']>[0]])[] {
  const t = useT();
  const language = useLanguage();
  const towards = (school: string) => (language === 'fr' ? towardsSchool(school) : 'at ') + school;
  const name = (id: string | undefined) => nameAmong(events, id) ?? t('register.filterLabels.somebody');
  const all: readonly (readonly [string | undefined | false, Parameters<Register['setFilters']>[0]])[] = [
    [
      filters.period !== defaultPeriod && periodWords(filters, t, language),
      { period: defaultPeriod, from: undefined, to: undefined },
    ],
    [filters.group && t(`register.groups.${filters.group}`), { group: undefined }],
    [filters.kinds && kindsText(filters.kinds, t), { kinds: undefined }],
    [
      filters.weekday !== undefined &&
        t('pictures.onWeekday', { weekday: weekdayName(filters.weekday, language) }),
      { weekday: undefined },
    ],
    [
      filters.hour !== undefined && t('pictures.inHour', { hour: filters.hour, next: filters.hour + 1 }),
      { hour: undefined },
    ],
    [
      filters.school && towards(schools.find(({ id }) => id === filters.school)?.name ?? filters.school),
      { school: undefined, class: undefined },
    ],
    [
      filters.school && filters.class && t('register.filterLabels.classOf', { name: filters.class }),
      { class: undefined },
    ],
    [filters.channel && t('display.channelIs', { channel: filters.channel }), { channel: undefined }],
    [filters.outcome && t('display.outcomeIs', { outcome: filters.outcome }), { outcome: undefined }],
    [filters.actor && t('register.filterLabels.actor', { name: name(filters.actor) }), { actor: undefined }],
    [
      filters.subject && t('register.filterLabels.subject', { name: name(filters.subject) }),
      { subject: undefined },
    ],
    [
      filters.person && t('register.filterLabels.person', { name: name(filters.person) }),
      { person: undefined },
    ],
    [filters.correlation && t('register.filterLabels.correlation'), { correlation: undefined }],
    [filters.q && t('register.filterLabels.search', { text: filters.q }), { q: undefined }],
  ];
  return all.flatMap(([label, without]) => (label ? [[label, without] as const] : []));
}

/** The filters in force, each a chip that can be read aloud and taken away. */
export function FilterChips(shown: Shown) {
  const t = useT();
  const { setFilters, clear } = shown.register;
  const chips = useFilterParts(shown);
  if (chips.length === 0) return null;
  return (
    <Box
      role="group"
      aria-label={t('register.filters')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}
    >
      {chips.map(([label, without]) => (
        <Chip
          key={label}
          label={`${label} ×`}
          variant="outlined"
          aria-label={t('register.removeFilter', { filter: label })}
          onClick={() => setFilters(without)}
        />
      ))}
      {chips.length > 1 && (
        <Button size="small" onClick={clear} sx={{ minHeight: 32 }}>
          {t('register.clearAll')}
        </Button>
      )}
    </Box>
  );
}
