import Button from '@mui/material/Button';
import type { CreateAccountMutation } from '@loge/contracts/client';
import { useRefresh } from 'ra-core';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { part } from '../layout/in-file.js';
import { useAdministeredSchools } from './use-administered-schools.js';

const CreatedDialog = part(() => import('./CreatedDialog.js').then((file) => file.CreatedDialog));
const CreateDialog = part(async () => {
  // An account that was made is told of for certain: what tells of it is there before it can be made.
  const [file] = await Promise.all([import('./CreateDialog.js'), CreatedDialog.fetch()]);
  return file.CreateDialog;
});

/** An account that was just made, and whose. */
export type Made = CreateAccountMutation['createAccount'] & { readonly name: string };

/** « Créer un utilisateur » (KO-11): asks for the person and the place, then tells the login and what comes next. */
export function CreateButton() {
  const t = useT();
  const refresh = useRefresh();
  const schools = useAdministeredSchools();
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<Made>();
  if (!schools || schools.length === 0) return null;
  return (
    <>
      <Button variant="contained" onClick={() => setAsking(true)}>
        {t('accounts.create')}
      </Button>
      {asking && (
        <CreateDialog
          schools={schools}
          onMade={(result) => {
            setAsking(false);
            setMade(result);
            refresh();
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {made && <CreatedDialog made={made} onClose={() => setMade(undefined)} />}
    </>
  );
}
