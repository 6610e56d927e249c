import Button from '@mui/material/Button';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import type { FullAccount } from './AccountPage.js';
import { JoinDialog } from './JoinDialog.js';

/** « Réunir avec un autre compte »: for a person whom directories know as two. */
export function JoinButton({ account }: { readonly account: FullAccount }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="outlined" onClick={() => setAsking(true)}>
        {t('joining.join')}
      </Button>
      {asking && <JoinDialog account={account} onClose={() => setAsking(false)} />}
    </>
  );
}
