import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { AnalyseImportDocument } from '@loge/contracts/client';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { ask, errorCodeOf } from '../api.js';
import { fileSize } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { ForbiddenPage } from '../layout/OtherPages.js';
import { pathTo } from '../register/sentences/SentenceLine.js';
import { useRight } from '../session/use-me.js';
import { BackLink } from '../shown/BackLink.js';
import { ErrorNotice } from '../shown/Notices.js';
import { Page } from '../shown/Page.js';
import { DropZone } from './DropZone.js';
import { NeedsFields } from './NeedsFields.js';
import type { Needs } from './NeedsFields.js';
import { kindOfFile, uploadFiles } from './upload.js';
import type { Upload, UploadProgress } from './upload.js';

/** Choose or drop the files of a directory, send them, and go on to their analysis. */
export function UploadPage() {
  const mayImport = useRight('IMPORT_DIRECTORY');
  return mayImport === false ? <ForbiddenPage /> : <UploadForm />;
}

function UploadForm() {
  const t = useT();
  const language = useLanguage();
  const navigate = useNavigate();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [needs, setNeeds] = useState<Needs>({ schoolCode: '', academy: '' });
  const [progress, setProgress] = useState<UploadProgress>();
  const [failure, setFailure] = useState<unknown>();
  const upload = useRef<Upload>(undefined);
  // Leaving the page stops the upload; what has arrived whole is found again in the list.
  useEffect(() => () => upload.current?.stop(), []);

  const total = files.reduce((sum, { size }) => sum + size, 0);
  const csv = files.some(({ name }) => kindOfFile(name) === 'BE1D');
  const add = (chosen: readonly File[]): void => {
    setRefused(chosen.filter(({ name }) => !kindOfFile(name)).map(({ name }) => name));
    const wanted = chosen.filter(({ name }) => kindOfFile(name));
    setFiles((before) => [
      ...before.filter((file) => !wanted.some(({ name }) => name === file.name)),
      ...wanted,
    ]);
  };
  const send = async (): Promise<void> => {
    setFailure(undefined);
    setProgress({ sent: 0, total, rate: 0 });
    try {
      upload.current = uploadFiles(files, setProgress);
      const id = await upload.current.id;
      upload.current = undefined;
      const input = {
        id,
        schoolCode: needs.schoolCode.trim() || null,
        academy: needs.academy.trim() || null,
      };
      // A missing code or academy is asked for on the import's own page.
      await ask(AnalyseImportDocument, { input }).catch(() => undefined);
      await navigate(pathTo('import', id));
    } catch (error) {
      if (errorCodeOf(error) !== 'ABORTED') setFailure(error);
      setProgress(undefined);
    }
  };

  return (
    <Page
      title={t('imports.newTitle')}
      narrow
      answer={t('imports.upload.safe')}
      above={<BackLink to="/imports">{t('imports.back')}</BackLink>}
    >
      {failure !== undefined && <ErrorNotice error={failure} />}
      {progress ? (
        <Box role="group" aria-label={t('imports.upload.sending')}>
          <Typography>{t('imports.upload.sending')}</Typography>
          <LinearProgress
            variant="determinate"
            aria-label={t('imports.upload.sending')}
            value={progress.total ? (progress.sent / progress.total) * 100 : 0}
            sx={{ height: 10, borderRadius: 5, my: 1 }}
          />
          <Typography sx={{ color: 'text.secondary' }}>
            {t('imports.upload.progress', {
              sent: fileSize(progress.sent, language),
              total: fileSize(progress.total, language),
              rate: fileSize(progress.rate, language),
            })}
          </Typography>
          <Button sx={{ mt: 2 }} variant="outlined" onClick={() => upload.current?.stop()}>
            {t('imports.upload.cancel')}
          </Button>
        </Box>
      ) : (
        <>
          <DropZone onFiles={add} />
          {refused.map((name) => (
            <Alert key={name} severity="warning" variant="outlined" sx={{ mt: 1 }}>
              {t('imports.upload.unsupported', { name })}
            </Alert>
          ))}
          {files.length > 0 && (
            <Box
              component="form"
              onSubmit={(event) => {
                event.preventDefault();
                void send();
              }}
              sx={{ mt: 2 }}
            >
              <Typography aria-live="polite" sx={{ fontWeight: 600 }}>
                {t('imports.upload.chosen', { count: files.length, size: fileSize(total, language) })}
              </Typography>
              <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, mb: 2 }}>
                {files.map((file) => (
                  <Box
                    component="li"
                    key={file.name}
                    sx={{
                      display: 'flex',
                      gap: 1,
                      alignItems: 'center',
                      borderBottom: 1,
                      borderColor: 'divider',
                    }}
                  >
                    <Box sx={{ flex: 1, minWidth: 0 }}>{file.name}</Box>
                    <Box sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
                      {fileSize(file.size, language)}
                    </Box>
                    <Button
                      aria-label={t('imports.upload.remove', { name: file.name })}
                      onClick={() => setFiles(files.filter((other) => other !== file))}
                      sx={{ minWidth: 40 }}
                    >
                      ×
                    </Button>
                  </Box>
                ))}
              </Box>
              <NeedsFields needs={needs} onChange={setNeeds} school={csv} />
              <Button type="submit" variant="contained" size="large" sx={{ mt: 2 }}>
                {t('imports.upload.send')}
              </Button>
            </Box>
          )}
        </>
      )}
    </Page>
  );
}
