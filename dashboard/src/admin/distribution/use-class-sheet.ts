import { DownloadCredentialsFileDocument, MakeCredentialsFileDocument } from '@loge/contracts/client';
import type {
  CredentialsFormat,
  CredentialsRenewal,
  CredentialsTargetInput,
  ReadyDownloadFragment,
} from '@loge/contracts/client';
import { useRef } from 'react';
import { useTell } from '../data/use-ask.js';
import { startDownload } from './start-download.js';

/** What is to be printed, for whom, why. */
export interface SheetWish {
  readonly target: CredentialsTargetInput;
  readonly renewal: CredentialsRenewal;
  readonly format: CredentialsFormat;
  readonly reason: string;
}

/** Makes a file and downloads it in one go. When only the download fails, trying again makes no second file. */
export function useClassSheet(): {
  readonly print: (wish: SheetWish) => void;
  readonly ready: ReadyDownloadFragment | undefined;
  readonly busy: boolean;
  readonly error: unknown;
} {
  const making = useTell(MakeCredentialsFileDocument);
  const downloading = useTell(DownloadCredentialsFileDocument);
  const made = useRef<string>(undefined);
  const download = (file: string, { format, reason }: SheetWish) =>
    downloading.mutate(
      { input: { file, format, byHousehold: false, reason } },
      { onSuccess: ({ downloadCredentialsFile }) => startDownload(downloadCredentialsFile) },
    );
  const print = (wish: SheetWish) => {
    if (made.current) return download(made.current, wish);
    const { target, renewal, reason } = wish;
    making.mutate(
      { input: { target, renewal, reason } },
      {
        onSuccess: ({ makeCredentialsFile: { file } }) => {
          made.current = file.id;
          download(file.id, wish);
        },
      },
    );
  };
  return {
    print,
    ready: downloading.data?.downloadCredentialsFile,
    busy: making.isPending || downloading.isPending,
    error: making.error ?? downloading.error,
  };
}
