import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { GrantFragment } from '@loge/contracts/client';
import { longDate } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { PersonText } from '../shown/People.js';
import type { Holder } from './PeoplePage.js';
import { RoleText } from './RoleText.js';

/** A person, the roles held, and what can be done about them. */
export function HolderRow({
  holder,
  onRenew,
  onGrant,
  onWithdraw,
}: {
  readonly holder: Holder;
  readonly onRenew: () => void;
  readonly onGrant: () => void;
  readonly onWithdraw: (grant: GrantFragment) => void;
}) {
  const t = useT();
  const language = useLanguage();
  const name = holder.person.displayName ?? holder.login;
  return (
    <Box component="li" sx={{ py: 1.5, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Box sx={{ flex: '1 1 14rem', minWidth: 0 }}>
          <PersonText person={holder.person} />
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {holder.login}
            {holder.invited && ` · ${t('people.invited')}`}
          </Typography>
        </Box>
        {holder.invited && (
          <Button
            variant="outlined"
            size="small"
            onClick={onRenew}
            aria-label={`${t('people.renew')} : ${name}`}
          >
            {t('people.renew')}
          </Button>
        )}
        <Button
          variant="outlined"
          size="small"
          onClick={onGrant}
          aria-label={`${t('people.grant')} : ${name}`}
        >
          {t('people.grant')}
        </Button>
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 0.5, p: 0 }}>
        {holder.roles.map((grant) => {
          const date = longDate(new Date(grant.grantedAt), language);
          const by = grant.grantedBy?.displayName;
          return (
            <Box
              component="li"
              key={grant.id}
              sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'center' }}
            >
              <Box sx={{ flex: '1 1 14rem' }}>
                <RoleText grant={grant} />
                <Typography variant="body2" component="span" sx={{ color: 'text.secondary' }}>
                  {' · '}
                  {by ? t('people.grantedBy', { name: by, date }) : t('people.grantedBySystem', { date })}
                </Typography>
              </Box>
              <Button
                size="small"
                onClick={() => onWithdraw(grant)}
                aria-label={t('people.withdrawLabel', { role: t(`roles.${grant.role}`), name })}
              >
                {t('people.withdraw')}
              </Button>
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}
