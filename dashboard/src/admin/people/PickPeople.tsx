import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Chip from '@mui/material/Chip';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { AccountsDocument } from '@loge/contracts/client';
import type { AccountsQuery } from '@loge/contracts/client';
import { useState } from 'react';
import { useAsk } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { ErrorNotice } from '../shown/Notices.js';
import type { Picked } from './grant-outcomes.js';

type Account = AccountsQuery['accounts']['edges'][number]['node'];

/** Whoever is a pupil or a parent and nothing else is given no role by mistake: they share the names of their teachers. */
const isStaff = ({ profiles }: Account) =>
  profiles.length === 0 || profiles.some((profile) => profile !== 'PUPIL' && profile !== 'RELATIVE');

/** Several people picked by search. Each search is recorded, so it is made by a button or Enter. */
export function PickPeople({
  picked,
  onChange,
  missing,
}: {
  readonly picked: readonly Picked[];
  readonly onChange: (picked: readonly Picked[]) => void;
  readonly missing: boolean;
}) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const asked = { filter: { search, status: 'ACTIVE' as const }, first: 50 };
  const { data, error } = useAsk(AccountsDocument, asked, { enabled: search !== '' });
  const found = data?.accounts.edges.map(({ node }) => node).filter(isStaff);
  const find = () => setSearch(typed.trim());
  const without = (id: string) => picked.filter((one) => one.id !== id);
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'flex-start' }}>
        <TextField
          label={t('grants.users')}
          error={missing}
          helperText={missing ? t('grants.chooseUsers') : t('register.searchRecorded')}
          value={typed}
          autoFocus={picked.length === 0}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // Of the dialog, Enter gives the accesses.
            event.preventDefault();
            find();
          }}
          sx={{ flex: '1 1 17rem', minWidth: 0 }}
          slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false } }}
        />
        <Button variant="outlined" disabled={!typed.trim()} onClick={find}>
          {t('joining.find')}
        </Button>
      </Box>
      {error && <ErrorNotice error={error} />}
      <Typography role="status" variant="body2" sx={{ mt: 0.5 }}>
        {found &&
          (found.length === 0
            ? t('grants.nobody')
            : data?.accounts.pageInfo.hasNextPage && t('grants.tooMany', { count: found.length }))}
      </Typography>
      {found && found.length > 0 && (
        <Box
          role="group"
          aria-label={t('grants.found')}
          sx={{ maxHeight: 232, overflowY: 'auto', pl: 0.5, display: 'grid' }}
        >
          {found.map((account) => (
            <FormControlLabel
              key={account.id}
              label={<Named account={account} />}
              control={
                <Checkbox
                  size="small"
                  checked={picked.some(({ id }) => id === account.id)}
                  onChange={({ target }) =>
                    onChange(
                      target.checked
                        ? [...picked, { id: account.id, name: account.displayName }]
                        : without(account.id),
                    )
                  }
                />
              }
            />
          ))}
        </Box>
      )}
      {picked.length > 0 && (
        <Box
          component="ul"
          aria-label={t('grants.picked', { count: picked.length })}
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, listStyle: 'none', p: 0, m: 0, mt: 1 }}
        >
          {picked.map(({ id, name }) => (
            <Box component="li" key={id} sx={{ maxWidth: '100%' }}>
              <Chip
                label={name}
                onDelete={() => onChange(without(id))}
                aria-label={t('grants.unpick', { name })}
              />
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}

function Named({ account: { displayName, login, profiles, classes } }: { readonly account: Account }) {
  const t = useT();
  const about = [...profiles.map((profile) => t(`profiles.${profile}`)), ...classes, login];
  return (
    <>
      {displayName}
      <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
        {' · '}
        {about.filter(Boolean).join(' · ')}
      </Typography>
    </>
  );
}
