import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ReportFragment } from '@loge/contracts/client';
import { useTranslate } from 'ra-core';
import { useId, useState } from 'react';
import { count } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { Section } from '../shown/Page.js';

type Reason = ReportFragment['reasons'][number];

/** The records that were left out, merged or refused, by reason, each with what to do. */
export function Reasons({ report: { reasons, reasonCount } }: { readonly report: ReportFragment }) {
  const t = useT();
  const byCode = new Map<string, Reason[]>();
  for (const reason of reasons) byCode.set(reason.code, [...(byCode.get(reason.code) ?? []), reason]);
  return (
    <Section title={t('imports.reasons.title')}>
      {reasonCount === 0 ? (
        <Typography>{t('imports.reasons.none')}</Typography>
      ) : (
        <>
          <Typography sx={{ color: 'text.secondary' }}>
            {reasons.length < reasonCount
              ? t('imports.reasons.more', { shown: reasons.length, count: reasonCount })
              : t('imports.reasons.answer', { count: reasonCount })}
          </Typography>
          {[...byCode].map(([code, held]) => (
            <ReasonGroup key={code} code={code} reasons={held} />
          ))}
        </>
      )}
    </Section>
  );
}

function ReasonGroup({ code, reasons }: { readonly code: string; readonly reasons: readonly Reason[] }) {
  const t = useT();
  const translate = useTranslate();
  const language = useLanguage();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <Box sx={{ py: 1.5, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'baseline' }}>
        <Typography id={`${id}-why`} sx={{ flex: '1 1 16rem' }}>
          {translate(`reasons.${code}`, { _: code })}
        </Typography>
        <Button size="small" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {t('imports.reasons.showAll', { count: reasons.length })}
        </Button>
      </Box>
      <Box id={id} hidden={!open}>
        {open && (
          <Table size="small" aria-labelledby={`${id}-why`}>
            <TableHead>
              <TableRow>
                <TableCell>{t('imports.reasons.file')}</TableCell>
                <TableCell align="right">{t('imports.reasons.line')}</TableCell>
                <TableCell>{t('imports.reasons.kind')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {reasons.map(({ file, line, kind }, index) => (
                <TableRow key={index}>
                  <TableCell sx={{ overflowWrap: 'anywhere' }}>{file}</TableCell>
                  <TableCell align="right">{count(line, language)}</TableCell>
                  <TableCell>{t(`recordKinds.${kind}`)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Box>
    </Box>
  );
}
