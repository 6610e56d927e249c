import { ApiError, errorOf, requestHeaders } from '../api.js';
import { root } from '../root.js';

/** How far an upload is. */
export interface UploadProgress {
  readonly sent: number;
  readonly total: number;
  /** Bytes per second since the beginning. */
  readonly rate: number;
}

/** An upload on its way. */
export interface Upload {
  /**
   * The id of the import the files belong to now.
   * Rejects with ApiError, its code `NETWORK` when the server went away, `ABORTED` when it was stopped here.
   */
  readonly id: Promise<string>;
  readonly stop: () => void;
}

/** Sends files to `POST /imports`. XMLHttpRequest, since fetch cannot tell how much has been sent. */
export function uploadFiles(files: readonly File[], onProgress: (progress: UploadProgress) => void): Upload {
  const request = new XMLHttpRequest();
  const startedAt = performance.now();
  const id = new Promise<string>((resolve, reject) => {
    request.open('POST', `${root}imports`);
    for (const [name, value] of Object.entries(requestHeaders)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => {
      const seconds = Math.max(0.1, (performance.now() - startedAt) / 1000);
      onProgress({ sent: loaded, total, rate: loaded / seconds });
    };
    request.onload = () => {
      const answer = readAnswer(request.responseText);
      if (request.status < 300 && typeof answer.id === 'string') resolve(answer.id);
      else reject(uploadError(answer, request.status));
    };
    request.onerror = () => reject(new ApiError('NETWORK'));
    request.onabort = () => reject(new ApiError('ABORTED'));
    const form = new FormData();
    for (const file of files) form.append('files', file, file.name);
    request.send(form);
  });
  return { id, stop: () => request.abort() };
}

interface Answer {
  readonly id?: unknown;
  readonly code?: unknown;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

function readAnswer(text: string): Answer {
  try {
    // Whatever it is, its fields are looked at before they are used.
    return (JSON.parse(text) as Answer | null) ?? {};
  } catch {
    return {};
  }
}

/** The code of a refused upload, whether the route or GraphQL's manner gave it. */
export function uploadError(answer: Answer, status: number): ApiError {
  const error =
    answer.errors?.[0] ??
    (typeof answer.code === 'string' ? { extensions: { code: answer.code } } : undefined);
  return errorOf(error, status);
}

/** The files of a OneRoster set that are read, and those that may lie beside them. */
const roster =
  /^(manifest|orgs|users|roles|classes|enrollments|demographics|courses|academicSessions|userProfiles)\.csv$/;

/** The files of a directory by their name: the XML of AAF, the CSV of BE1D and OneRoster, an archive of such. */
export function kindOfFile(name: string): 'AAF' | 'BE1D' | 'ONEROSTER' | 'ZIP' | undefined {
  if (/\.xml$/i.test(name)) return 'AAF';
  if (/\.zip$/i.test(name)) return 'ZIP';
  if (!/\.csv$/i.test(name)) return undefined;
  return roster.test(name) ? 'ONEROSTER' : 'BE1D';
}
