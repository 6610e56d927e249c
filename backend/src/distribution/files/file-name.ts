import { schoolCode } from '@loge/contracts';
import type { CredentialsFormat, SchoolId } from '@loge/contracts';

/** What a file is called (KO-2): after its school, or how many they are. */
export function fileName(schools: readonly SchoolId[]): string {
  const [first, second] = schools;
  const whose = first && !second ? schoolCode(first).code : `${schools.length}-etablissements`;
  return `ENT-Identifiants-${whose}.csv`;
}

const endings: Readonly<Record<CredentialsFormat, string>> = {
  CSV: '.csv',
  LIST: '-liste.pdf',
  SLIPS: '-bandelettes.pdf',
  LETTERS: '-courriers.pdf',
};

/** What it is saved as in one of its forms. */
export const downloadName = (file: string, format: CredentialsFormat): string =>
  file.replace(/\.csv$/, '') + endings[format];
