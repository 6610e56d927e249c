import Button from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';
import BookmarkBorderIcon from '@mui/icons-material/BookmarkBorder';
import type { ViewFragment, ViewPage } from '@loge/contracts/client';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { SaveViewDialog } from './SaveViewDialog.js';
import { useViews } from './use-views.js';
import { ViewsMenu } from './ViewsMenu.js';

const UNDO_MS = 10_000;

/** « Enregistrer la vue » and one's views of a page; what was replaced or deleted comes back for ten seconds. */
export function SavedViews({ page }: { readonly page: ViewPage }) {
  const t = useT();
  const views = useViews(page);
  const [naming, setNaming] = useState(false);
  const [said, setSaid] = useState<{ readonly text: string; readonly undo?: () => Promise<void> }>();

  const keep = async (name: string): Promise<void> => {
    const before = views.views.find((view) => view.name === name);
    await views.keep(name, views.query, before !== undefined);
    setNaming(false);
    setSaid(
      before
        ? { text: t('views.replaced', { name }), undo: () => views.keep(name, before.query, true) }
        : { text: t('views.saved', { name }) },
    );
  };
  const forget = async (view: ViewFragment): Promise<void> => {
    await views.forget(view);
    setSaid({
      text: t('views.deleted', { name: view.name }),
      undo: () => views.keep(view.name, view.query, false),
    });
  };
  const undo = said?.undo;
  return (
    <>
      <ViewsMenu views={views} onForget={forget} />
      <Button variant="outlined" startIcon={<BookmarkBorderIcon />} onClick={() => setNaming(true)}>
        {t('views.save')}
      </Button>
      {naming && (
        <SaveViewDialog
          taken={views.views.map(({ name }) => name)}
          error={views.saving.error}
          busy={views.saving.isPending}
          onSave={keep}
          onClose={() => {
            views.saving.reset();
            setNaming(false);
          }}
        />
      )}
      <Snackbar
        open={said !== undefined}
        autoHideDuration={UNDO_MS}
        onClose={(_, reason) => reason !== 'clickaway' && setSaid(undefined)}
        message={said?.text}
        data-no-print=""
        action={
          undo && (
            <Button
              color="inherit"
              size="small"
              onClick={() => {
                setSaid(undefined);
                void undo();
              }}
            >
              {t('views.undo')}
            </Button>
          )
        }
      />
    </>
  );
}
