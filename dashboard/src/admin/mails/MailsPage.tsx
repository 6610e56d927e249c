import Box from '@mui/material/Box';
import { SendMailAgainDocument } from '@loge/contracts/client';
import type { MailRowFragment } from '@loge/contracts/client';
import { ListBase, useListContext, useNotify } from 'ra-core';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { ChoiceField } from '../shown/Fields.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page } from '../shown/Page.js';
import { Pager } from '../shown/Pager.js';
import { MailRows } from './MailRows.js';

const states = ['FAILED', 'WAITING', 'SENT', 'DROPPED'] as const;

/** « Courriels »: how many could not be sent, then all of them, the newest first. */
export function MailsPage() {
  return (
    <ListBase<MailRowFragment> resource="mails" perPage={25} storeKey={false}>
      <Mails />
    </ListBase>
  );
}

function Mails() {
  const t = useT();
  const notify = useNotify();
  const { data, error, isPending, filterValues, setFilters, refetch, meta } =
    useListContext<MailRowFragment>();
  const again = useTell(SendMailAgainDocument);
  const state = String(filterValues.state ?? '');
  const failed: number | undefined = meta?.failed;
  const sendAgain = (id: string) =>
    again.mutate(
      { id },
      {
        onSuccess: () => notify(t('mails.sentAgain'), { type: 'success' }),
        // One that somebody else has sent again meanwhile is shown as it stands.
        onSettled: () => void refetch(),
      },
    );
  return (
    <Page
      title={t('mails.title')}
      answer={failed === undefined ? undefined : t('mails.answer', { count: failed })}
    >
      <Box sx={{ display: 'flex', mb: 2 }}>
        <ChoiceField
          label={t('mails.state')}
          value={state}
          choices={[
            { value: '', label: t('shell.all') },
            ...states.map((value) => ({ value, label: t(`mails.states.${value}`) })),
          ]}
          onChange={(value) => setFilters(value ? { state: value } : {}, {}, false)}
        />
      </Box>
      {again.error && <ErrorNotice error={again.error} />}
      {error ? (
        <ErrorNotice error={error} retry={refetch} />
      ) : isPending || !data ? (
        <RowsSkeleton rows={5} />
      ) : data.length === 0 ? (
        <EmptyNotice>{t(state ? 'mails.emptyState' : 'mails.empty')}</EmptyNotice>
      ) : (
        <>
          <MailRows mails={data} busy={again.isPending} onAgain={sendAgain} />
          <Pager />
        </>
      )}
    </Page>
  );
}
