import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { AccountsDocument } from '@loge/contracts/client';
import type { Relation } from '@loge/contracts/client';
import { useState } from 'react';
import { useAsk } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { ChoiceField } from '../shown/Fields.js';
import { ErrorNotice } from '../shown/Notices.js';

const relations: readonly Relation[] = ['MOTHER', 'FATHER', 'GUARDIAN', 'FAMILY', 'CONTACT', 'OTHER'];
const guardians = ['none', 'first', 'second'] as const;

/** A child of a relative, as they are picked. */
export interface PickedChild {
  readonly id: string;
  readonly name: string;
  readonly relation: Relation;
  readonly legalGuardian: number;
}

/** The pupils of a school who are somebody's children, and what each is to them. Each search is recorded. */
export function PlaceChildren({
  school,
  picked,
  onChange,
  error: missing,
}: {
  readonly school: string;
  readonly picked: readonly PickedChild[];
  readonly onChange: (picked: readonly PickedChild[]) => void;
  readonly error: string | undefined;
}) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const filter = { search, school, profile: 'PUPIL' as const, status: 'ACTIVE' as const };
  const { data, error } = useAsk(AccountsDocument, { filter, first: 20 }, { enabled: search !== '' });
  const found = data?.accounts.edges.map(({ node }) => node);
  const find = () => setSearch(typed.trim());
  const without = (id: string) => picked.filter((one) => one.id !== id);
  const change = (id: string, changes: Partial<PickedChild>) =>
    onChange(picked.map((one) => (one.id === id ? { ...one, ...changes } : one)));
  return (
    <Box role="group" aria-label={t('byhand.children')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'flex-start' }}>
        <TextField
          label={t('byhand.children')}
          error={missing !== undefined}
          helperText={missing ?? t('byhand.childrenHelp')}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // Of the dialog, Enter sends the form.
            event.preventDefault();
            find();
          }}
          sx={{ flex: '1 1 14rem', minWidth: 0 }}
          autoComplete="off"
        />
        <Button variant="outlined" disabled={!typed.trim()} onClick={find}>
          {t('byhand.find')}
        </Button>
      </Box>
      {error && <ErrorNotice error={error} />}
      <Typography role="status" variant="body2">
        {found?.length === 0 && t('byhand.noPupil')}
      </Typography>
      {found && found.length > 0 && (
        <Box
          role="group"
          aria-label={t('byhand.foundPupils')}
          sx={{ maxHeight: 232, overflowY: 'auto', pl: 0.5, display: 'grid' }}
        >
          {found.map(({ id, displayName: name, classes }) => (
            <FormControlLabel
              key={id}
              label={[name, ...classes].join(' · ')}
              control={
                <Checkbox
                  size="small"
                  checked={picked.some((one) => one.id === id)}
                  onChange={({ target }) =>
                    onChange(
                      target.checked
                        ? [...picked, { id, name, relation: 'MOTHER', legalGuardian: 1 }]
                        : without(id),
                    )
                  }
                />
              }
            />
          ))}
        </Box>
      )}
      {picked.map(({ id, name, relation, legalGuardian }) => (
        <Box key={id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', pt: 2 }}>
          <ChoiceField
            label={t('byhand.relationTo', { name })}
            value={relation}
            choices={relations.map((value) => ({ value, label: t(`relations.${value}`) }))}
            onChange={(value) =>
              change(id, { relation: relations.find((known) => known === value) ?? relation })
            }
          />
          <ChoiceField
            label={t('byhand.guardianOf', { name })}
            value={guardians[legalGuardian] ?? 'none'}
            choices={guardians.map((value) => ({ value, label: t(`byhand.guardians.${value}`) }))}
            onChange={(value) =>
              change(id, {
                legalGuardian: Math.max(
                  0,
                  guardians.findIndex((known) => known === value),
                ),
              })
            }
          />
          <Button onClick={() => onChange(without(id))}>{t('byhand.remove', { name })}</Button>
        </Box>
      ))}
    </Box>
  );
}
