import { AccountAsOfDocument, AccountDifferenceDocument } from '@loge/contracts/client';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'ra-core';
import type { FullAccount } from '../accounts/AccountPage.js';
import { useAsk } from '../data/use-ask.js';
import { longDate } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { EventChanges } from '../register/EventChanges.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { AccountThen } from './AccountThen.js';
import { AsOfBanner, useDayText } from './AsOfBanner.js';
import { DaysForm } from './DaysForm.js';
import { differenceWords } from './difference-words.js';
import { inOrder, useDays } from './use-days.js';
import type { AsOfDay } from './use-days.js';

const names = { at: 'asOf', other: 'compare' };

type Account = Pick<FullAccount, 'id' | 'createdAt'>;

/** « À la date du … »: the account as it was, and what differs from another date; folded away until it is wanted. */
export function AccountAsOf({ account }: { readonly account: Account }) {
  const t = useT();
  const dayText = useDayText();
  const days = useDays(names);
  const { at, other, today } = days;
  return (
    <Box component="details" open={at !== undefined} data-no-print="" sx={{ mb: 2 }}>
      <Box component="summary" sx={{ cursor: 'pointer', py: 0.5, fontWeight: 600 }}>
        {t('asof.accountAt')}
      </Box>
      <DaysForm days={days} label={t('asof.accountAt')} />
      {at && (
        <>
          <AsOfBanner text={t('asof.account', { date: dayText(at.day) })} days={days} />
          <Then account={account} at={at} />
          {other ? (
            <Differences account={account} span={inOrder(at, other)} />
          ) : (
            at.day !== today && (
              <Button variant="outlined" size="small" onClick={() => days.go(at.day, today)}>
                {t('asof.compareToday')}
              </Button>
            )
          )}
        </>
      )}
    </Box>
  );
}

function Then({ account: { id, createdAt }, at }: { readonly account: Account; readonly at: AsOfDay }) {
  const t = useT();
  const language = useLanguage();
  const { data, error, refetch } = useAsk(AccountAsOfDocument, { id, asOf: at.until });
  if (error) return <ErrorNotice error={error} retry={refetch} />;
  if (!data) return <RowsSkeleton rows={4} />;
  if (!data.accountAsOf)
    return <EmptyNotice>{t('asof.notYet', { date: longDate(new Date(createdAt), language) })}</EmptyNotice>;
  return <AccountThen then={data.accountAsOf} createdAt={createdAt} />;
}

function Differences({
  account: { id },
  span: [from, to],
}: {
  readonly account: Account;
  readonly span: readonly [AsOfDay, AsOfDay];
}) {
  const t = useT();
  const language = useLanguage();
  const translate = useTranslate();
  const dayText = useDayText();
  const { data, error, refetch } = useAsk(AccountDifferenceDocument, { id, from: from.until, to: to.until });
  if (error) return <ErrorNotice error={error} retry={refetch} />;
  if (!data) return <RowsSkeleton rows={3} />;
  const between = { from: dayText(from.day), to: dayText(to.day) };
  const changes = data.accountDifference.map((change) => differenceWords(change, translate, language));
  if (changes.length === 0) return <EmptyNotice>{t('asof.same', between)}</EmptyNotice>;
  return (
    <Box sx={{ mt: 3, maxWidth: 720, '& td': { whiteSpace: 'pre-line', overflowWrap: 'anywhere' } }}>
      <Typography variant="h2">{t('asof.differs', between)}</Typography>
      <EventChanges changes={changes} />
    </Box>
  );
}
