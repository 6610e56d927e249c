import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { AccountsDocument } from '@loge/contracts/client';
import { useId, useState } from 'react';
import { useAsk } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { ErrorNotice } from '../shown/Notices.js';
import type { AccountSummary } from './AccountsPage.js';

/** Finds an account by name or login and has one chosen. Each search is recorded, so it is made by a button. */
export function OtherAccount({
  but,
  initial,
  chosen,
  missing,
  onChoose,
}: {
  /** The account that is not shown. */
  readonly but: string;
  readonly initial: string;
  readonly chosen: string | undefined;
  readonly missing: boolean;
  readonly onChoose: (id: string) => void;
}) {
  const t = useT();
  const label = useId();
  const [typed, setTyped] = useState(initial);
  const [search, setSearch] = useState<string>();
  const asked = { filter: { search: search ?? '' }, first: 10 };
  const { data, error } = useAsk(AccountsDocument, asked, { enabled: search !== undefined });
  const found = data?.accounts.edges.map(({ node }) => node).filter(({ id }) => id !== but);
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
        <TextField
          label={t('joining.search')}
          helperText={t('register.searchRecorded')}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // Of the dialog, Enter joins the accounts.
            event.preventDefault();
            if (typed.trim()) setSearch(typed.trim());
          }}
          sx={{ flex: 1 }}
        />
        <Button
          variant="outlined"
          disabled={!typed.trim()}
          onClick={() => setSearch(typed.trim())}
          sx={{ mt: 1 }}
        >
          {t('joining.find')}
        </Button>
      </Box>
      {error && <ErrorNotice error={error} />}
      <Typography role="status" sx={{ display: found?.length === 0 ? 'block' : 'none' }}>
        {found?.length === 0 && t('joining.none')}
      </Typography>
      {(Boolean(found?.length) || missing) && (
        <FormControl error={missing}>
          <FormLabel id={label}>{t('joining.found')}</FormLabel>
          <RadioGroup aria-labelledby={label} value={chosen ?? ''} onChange={(_, value) => onChoose(value)}>
            {found?.map((account) => (
              <FormControlLabel
                key={account.id}
                value={account.id}
                control={<Radio />}
                label={<Named account={account} />}
              />
            ))}
          </RadioGroup>
          {missing && <FormHelperText>{t('joining.choose')}</FormHelperText>}
        </FormControl>
      )}
    </>
  );
}

function Named({
  account: { displayName, login, profiles, schools, classes },
}: {
  readonly account: AccountSummary;
}) {
  const t = useT();
  const about = [
    ...profiles.map((profile) => t(`profiles.${profile}`)),
    ...classes,
    ...schools.map(({ name }) => name),
    login,
  ];
  return (
    <>
      {displayName}
      <Typography component="span" variant="body2" sx={{ display: 'block', color: 'text.secondary' }}>
        {about.filter(Boolean).join(' · ')}
      </Typography>
    </>
  );
}
