export { BackupError } from './format.js';
export type { EventsHome } from './fates.js';
export { restoreBackup } from './restore-backup.js';
export type { Restored } from './restore-backup.js';
export { writeBackup } from './write-backup.js';
export type { BackupMade } from './write-backup.js';
