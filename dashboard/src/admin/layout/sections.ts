import type { Right } from '@loge/contracts/client';

/** A section of the dashboard, its address, its key after « g », and the right it asks for. */
export interface SectionEntry {
  readonly name:
    | 'home'
    | 'register'
    | 'resets'
    | 'accounts'
    | 'distribution'
    | 'schools'
    | 'migration'
    | 'imports'
    | 'mails'
    | 'people'
    | 'services';
  readonly path: string;
  readonly key: string;
  readonly right?: Right;
}

/** The sections, in the order of the navigation. */
export const sections: readonly SectionEntry[] = [
  { name: 'home', path: '/', key: 'h' },
  { name: 'register', path: '/register', key: 'r', right: 'READ_REGISTER' },
  { name: 'resets', path: '/resets', key: 'q', right: 'READ_REGISTER' },
  { name: 'accounts', path: '/accounts', key: 'c', right: 'READ_ACCOUNTS' },
  { name: 'distribution', path: '/distribution', key: 'n', right: 'MANAGE_CREDENTIALS' },
  { name: 'schools', path: '/schools', key: 'e', right: 'READ_SCHOOLS' },
  { name: 'migration', path: '/migration', key: 't', right: 'READ_ACCOUNTS' },
  { name: 'imports', path: '/imports', key: 'i', right: 'IMPORT_DIRECTORY' },
  { name: 'mails', path: '/mails', key: 'm', right: 'READ_MAILS' },
  { name: 'people', path: '/people', key: 'd', right: 'MANAGE_RIGHTS' },
  { name: 'services', path: '/services', key: 's', right: 'MANAGE_RIGHTS' },
];
