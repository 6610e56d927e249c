import { DeleteExportDocument, DownloadExportDocument, ExportsDocument } from '@loge/contracts/client';
import type { ExportRowFragment } from '@loge/contracts/client';
import { useNotify } from 'ra-core';
import { useAsk, useTell } from '../data/use-ask.js';
import { startDownload } from '../distribution/start-download.js';
import { useT } from '../i18n/use-t.js';
import { useErrorText } from '../shown/Notices.js';

/** How often one looks while some are written, in milliseconds. */
const LOOK = 1_000;

/** One's exports, looked at again while some are written, and what can be done with them. */
export function useExports() {
  const t = useT();
  const notify = useNotify();
  const textOf = useErrorText();
  const asked = useAsk(
    ExportsDocument,
    {},
    { again: (answer) => (answer?.exports.some(({ state }) => state === 'WRITING') ? LOOK : false) },
  );
  const downloading = useTell(DownloadExportDocument);
  const deleting = useTell(DeleteExportDocument);
  const failed = (error: unknown): void => {
    notify(textOf(error), { type: 'error' });
    void asked.refetch();
  };
  return {
    exports: asked.data?.exports,
    error: asked.error,
    refetch: asked.refetch,
    download: ({ id }: ExportRowFragment) =>
      downloading.mutate(
        { id },
        {
          onSuccess: ({ downloadExport }) => {
            startDownload(downloadExport);
            notify(t('exports.started', { name: downloadExport.name }), { type: 'success' });
          },
          onError: failed,
        },
      ),
    remove: ({ id }: ExportRowFragment) =>
      deleting.mutate(
        { id },
        {
          onSuccess: () => {
            notify(t('exports.removed'), { type: 'success' });
            void asked.refetch();
          },
          onError: failed,
        },
      ),
  };
}
