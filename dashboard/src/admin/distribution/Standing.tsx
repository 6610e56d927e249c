import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { CredentialsFilePreviewDocument } from '@loge/contracts/client';
import type {
  CredentialsFilePreviewQuery,
  CredentialsRenewal,
  CredentialsTargetInput,
} from '@loge/contracts/client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ApiError } from '../api.js';
import { useAsk } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { useErrorText } from '../shown/Notices.js';

/** How the people of a target stand, asked anew with every choice; nothing is asked before it is whole. */
export function useStanding(
  target: CredentialsTargetInput,
  whole: boolean,
): UseQueryResult<CredentialsFilePreviewQuery, ApiError> {
  return useAsk(CredentialsFilePreviewDocument, { target }, { enabled: whole, keepLast: true });
}

/**
 * How many people, who of them signed in already, who does so at the academy (KO-8): told before anything is made. Where
 * everybody's password is made anew, whoever asks warns of those who signed in.
 */
export function Standing({
  standing: { data, error, isFetching },
  renewal,
}: {
  readonly standing: ReturnType<typeof useStanding>;
  readonly renewal: CredentialsRenewal;
}) {
  const t = useT();
  const textOf = useErrorText();
  const counts = data?.credentialsFilePreview;
  return (
    <Box aria-live="polite" aria-busy={isFetching} sx={{ minHeight: 28 }}>
      {error ? (
        <Typography color="error">{textOf(error)}</Typography>
      ) : !counts ? (
        isFetching && <Typography color="textSecondary">{t('distribution.make.counting')}</Typography>
      ) : (
        <>
          <Typography sx={{ fontWeight: 600 }}>
            {t('distribution.make.standing', { accounts: counts.accounts })}
          </Typography>
          {counts.activated > 0 && renewal !== 'EVERYONE' && (
            <Typography variant="body2">
              {t('distribution.counts.activated', { count: counts.activated })}
            </Typography>
          )}
          {counts.atAcademy > 0 && (
            <Typography variant="body2">
              {t('distribution.counts.atAcademy', { count: counts.atAcademy })}
            </Typography>
          )}
        </>
      )}
    </Box>
  );
}
