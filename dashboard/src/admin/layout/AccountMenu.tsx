import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import Typography from '@mui/material/Typography';
import PersonIcon from '@mui/icons-material/PersonOutlined';
import { useLogout } from 'ra-core';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { useT } from '../i18n/use-t.js';
import { useMe } from '../session/use-me.js';
import { Preferences } from './Preferences.js';

/** One's own account, language and appearance, and the way out. */
export function AccountMenu() {
  const t = useT();
  const me = useMe();
  const logout = useLogout();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const name = me ? `${me.name.given} ${me.name.family}` : t('shell.account');
  return (
    <>
      <Button
        color="inherit"
        startIcon={<PersonIcon />}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-label={`${t('shell.account')} : ${name}`}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ minWidth: 0 }}
      >
        <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
          {name}
        </Box>
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: { role: 'dialog', 'aria-labelledby': id, sx: { p: 2, width: 300, maxWidth: '92vw' } },
        }}
      >
        <Typography id={id} variant="h2" component="p">
          {name}
        </Typography>
        {me && <Typography sx={{ color: 'text.secondary', mb: 2 }}>{me.login}</Typography>}
        <Preferences />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 2 }}>
          <Button component={Link} to="/me" variant="outlined" onClick={close}>
            {t('shell.account')}
          </Button>
          <Button component={Link} to="/exports" onClick={close}>
            {t('exports.title')}
          </Button>
          <Button onClick={() => void logout()}>{t('shell.signOut')}</Button>
        </Box>
      </Popover>
    </>
  );
}
