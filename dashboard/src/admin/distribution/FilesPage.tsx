import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { FileRowFragment } from '@loge/contracts/client';
import { ListBase, useListContext } from 'ra-core';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { BackLink } from '../shown/BackLink.js';
import { ChoiceField } from '../shown/Fields.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page } from '../shown/Page.js';
import { Pager } from '../shown/Pager.js';
import { DeleteFileDialog } from './DeleteFileDialog.js';
import { DownloadFileDialog } from './DownloadFileDialog.js';
import { FileRows } from './FileRows.js';
import { MakeFileDialog } from './MakeFileDialog.js';
import { useReach } from './use-reach.js';

const pageSizes = [10, 25, 100] as const;

/** « Fichiers des identifiants » (KO-2): how many, then each, the newest first. */
export function FilesPage() {
  return (
    <ListBase<FileRowFragment> resource="credentialsFiles" perPage={25} storeKey={false}>
      <Files />
    </ListBase>
  );
}

type Doing =
  { readonly what: 'make' } | { readonly what: 'download' | 'delete'; readonly file: FileRowFragment };

function Files() {
  const t = useT();
  const { data, error, isPending, refetch, meta, perPage, setPerPage } = useListContext<FileRowFragment>();
  const { schools } = useReach();
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  const done = () => {
    close();
    void refetch();
  };
  const total: number | undefined = meta?.total;
  return (
    <Page
      title={t('distribution.files.title')}
      above={<BackLink to="/distribution">{t('distribution.back')}</BackLink>}
      answer={total === undefined ? undefined : t('distribution.files.answer', { total })}
      actions={
        <Button
          variant="contained"
          disabled={!schools || schools.length === 0}
          onClick={() => setDoing({ what: 'make' })}
        >
          {t('distribution.files.new')}
        </Button>
      }
    >
      {schools?.length === 0 && <EmptyNotice>{t('distribution.noReach')}</EmptyNotice>}
      {error ? (
        <ErrorNotice error={error} retry={refetch} />
      ) : isPending || !data ? (
        <RowsSkeleton rows={5} />
      ) : data.length === 0 ? (
        <EmptyNotice>{t('distribution.files.empty')}</EmptyNotice>
      ) : (
        <>
          <FileRows
            files={data}
            onDownload={(file) => setDoing({ what: 'download', file })}
            onDelete={(file) => setDoing({ what: 'delete', file })}
          />
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'end', mt: 1 }}>
            <Pager />
            {(total ?? 0) > pageSizes[0] && (
              <Box sx={{ ml: 'auto' }}>
                <ChoiceField
                  label={t('distribution.files.perPage')}
                  value={String(perPage)}
                  minWidth={90}
                  choices={pageSizes.map((size) => ({ value: String(size), label: String(size) }))}
                  onChange={(size) => setPerPage(Number(size))}
                />
              </Box>
            )}
          </Box>
        </>
      )}
      {doing?.what === 'make' && schools && (
        <MakeFileDialog schools={schools} onClose={close} onMade={done} />
      )}
      {doing?.what === 'download' && (
        <DownloadFileDialog file={doing.file} onClose={close} onStarted={() => void refetch()} />
      )}
      {doing?.what === 'delete' && <DeleteFileDialog file={doing.file} onClose={close} onDeleted={done} />}
    </Page>
  );
}
