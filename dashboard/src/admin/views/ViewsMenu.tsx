import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Popover from '@mui/material/Popover';
import Typography from '@mui/material/Typography';
import DeleteOutlinedIcon from '@mui/icons-material/DeleteOutlined';
import type { ViewFragment } from '@loge/contracts/client';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { useT } from '../i18n/use-t.js';
import type { useViews } from './use-views.js';

/** One's views of a page: each leads to what it shows, and can be forgotten. */
export function ViewsMenu({
  views: { views, query, addressOf },
  onForget,
}: {
  readonly views: ReturnType<typeof useViews>;
  readonly onForget: (view: ViewFragment) => Promise<void>;
}) {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        variant="outlined"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('views.mine')}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: { role: 'dialog', 'aria-label': t('views.mine'), sx: { p: 1, mt: 0.5, width: 320 } },
        }}
      >
        {views.length === 0 && (
          <Typography variant="body2" tabIndex={-1} sx={{ p: 1, color: 'text.secondary' }}>
            {t('views.none')}
          </Typography>
        )}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {views.map((view) => (
            <Box component="li" key={view.id} sx={{ display: 'flex', alignItems: 'center' }}>
              <Link
                component={RouterLink}
                to={addressOf(view)}
                onClick={() => setAnchor(null)}
                aria-current={view.query === query ? 'true' : undefined}
                sx={{ flex: 1, minWidth: 0, p: 1, fontWeight: view.query === query ? 650 : 400 }}
              >
                {view.name}
              </Link>
              <IconButton
                aria-label={t('views.remove', { name: view.name })}
                title={t('views.remove', { name: view.name })}
                onClick={() => {
                  // The way to undo it stands on the page, out of reach of what is in this list.
                  setAnchor(null);
                  void onForget(view);
                }}
              >
                <DeleteOutlinedIcon fontSize="small" />
              </IconButton>
            </Box>
          ))}
        </Box>
      </Popover>
    </>
  );
}
