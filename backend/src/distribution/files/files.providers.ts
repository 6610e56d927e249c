import { Authorities } from '../../rights/authorities.js';
import { Targets } from '../target.js';
import { Cells } from './cells.js';
import { CredentialsDownloads } from './credentials-downloads.js';
import {
  AskCredentialsDownloadHandler,
  DeleteCredentialsFileHandler,
  ListCredentialsFilesHandler,
  MakeCredentialsFileHandler,
  PreviewCredentialsFileHandler,
} from './file.handlers.js';
import { FileSweeper } from './file-sweeper.js';
import { FilesResolver } from './files.resolver.js';
import { Files } from './files.table.js';
import { ImportedPeople } from './imported-people.reactor.js';
import { FileMaker } from './make-file.js';
import { ReplacedNotices } from './replaced-notices.js';
import { SheetRows } from './sheet-rows.js';

/** What files of credentials are made of. */
export const filesProviders = [
  ...[Authorities, Targets],
  ...[Files, FileMaker, Cells, SheetRows, CredentialsDownloads],
  ...[MakeCredentialsFileHandler, PreviewCredentialsFileHandler, ListCredentialsFilesHandler],
  ...[AskCredentialsDownloadHandler, DeleteCredentialsFileHandler, FilesResolver],
  ...[FileSweeper, ImportedPeople, ReplacedNotices],
];
