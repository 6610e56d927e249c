import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { useT } from '../i18n/use-t.js';

/** Copies a text and says so. */
export function CopyButton({
  text,
  label,
  what,
  variant = 'text',
  onCopied,
}: {
  readonly text: string;
  readonly label?: string;
  /** What is copied, for those who do not see where the button stands. */
  readonly what?: string;
  readonly variant?: 'text' | 'contained' | 'outlined';
  readonly onCopied?: () => void;
}) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Button
      size="small"
      variant={variant}
      aria-label={what && !copied ? t('shell.copyWhat', { what }) : undefined}
      onClick={() => {
        void copyText(text).then(() => {
          setCopied(true);
          onCopied?.();
        });
      }}
    >
      <span aria-live="polite">{copied ? t('shell.copied') : (label ?? t('shell.copy'))}</span>
    </Button>
  );
}

/** On plain http there is no clipboard API; a selected field still copies. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}
