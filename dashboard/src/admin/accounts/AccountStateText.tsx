import Box from '@mui/material/Box';
import { useT } from '../i18n/use-t.js';
import { Sign } from '../shown/Sign.js';
import type { AccountSummary } from './AccountsPage.js';
import { StatusText } from './StatusText.js';

/** « Etat (Activé) » (KO-11): whether the account was ever signed in to; its status only where it is not in use. */
export function AccountStateText({
  account: { status, activated },
}: {
  readonly account: Pick<AccountSummary, 'status' | 'activated'>;
}) {
  const t = useT();
  const signedIn = activated ? (
    <Sign shape="done" colour="success">
      {t('searching.isActivated')}
    </Sign>
  ) : (
    <Sign shape="empty" colour="quiet">
      {t('searching.notActivated')}
    </Sign>
  );
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 1 }}>
      {status !== 'ACTIVE' && <StatusText status={status} />}
      {signedIn}
    </Box>
  );
}
