import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { useT } from '../i18n/use-t.js';

/** Where files are dropped, or chosen by a button: both lead to the same. */
export function DropZone({
  onFiles,
  accept = '.xml,.csv,.zip',
  multiple = true,
  ...words
}: {
  readonly onFiles: (files: readonly File[]) => void;
  readonly accept?: string;
  readonly multiple?: boolean;
  /** What it says, where it is not for the files of a directory. */
  readonly drop?: string;
  readonly choose?: string;
  readonly help?: string;
}) {
  const t = useT();
  const choose = words.choose ?? t('imports.upload.choose');
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <Box
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
      sx={{
        border: 2,
        borderStyle: 'dashed',
        borderColor: over ? 'primary.main' : 'divider',
        bgcolor: over ? 'action.hover' : 'transparent',
        borderRadius: 3,
        p: { xs: 3, sm: 5 },
        textAlign: 'center',
      }}
    >
      <Typography sx={{ fontWeight: 600 }}>{words.drop ?? t('imports.upload.drop')}</Typography>
      <Typography sx={{ color: 'text.secondary', my: 1 }}>{t('imports.upload.or')}</Typography>
      <Button variant="outlined" onClick={() => input.current?.click()}>
        {choose}
      </Button>
      <input
        ref={input}
        type="file"
        multiple={multiple}
        hidden
        accept={accept}
        aria-label={choose}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file may be chosen again after it was removed.
          target.value = '';
        }}
      />
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 2 }}>
        {words.help ?? t('imports.upload.help')}
      </Typography>
    </Box>
  );
}
