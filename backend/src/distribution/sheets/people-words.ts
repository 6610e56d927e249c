import type { Profile } from '@loge/contracts';
import type { CredentialCell, CredentialRow, SheetSchool } from './sheet.js';

/** What stands on lists and slips in place of a password. */
const reasons: Readonly<Record<Exclude<CredentialCell['kind'], 'PASSWORD'>, string>> = {
  ACTIVATED: 'déjà activé',
  ACADEMY: 'se connecte par l’académie',
  OLD_LOGIN: 'garde son ancien identifiant',
  BEYOND: 'hors de votre périmètre',
};

const profiles: Readonly<Record<Profile, string>> = {
  PUPIL: 'élève',
  RELATIVE: 'responsable',
  TEACHER: 'enseignant',
  NON_TEACHING: 'personnel',
  LOCAL_AUTHORITY: 'collectivité',
  OTHER: 'autre',
};

/** A row that has something to hand out. */
export type RowWithPassword = CredentialRow & { readonly cell: { readonly kind: 'PASSWORD' } };

/** Whether there is something to hand out. */
export function hasPassword(row: CredentialRow): row is RowWithPassword {
  return row.cell.kind === 'PASSWORD';
}

/** Why there is no password, in French. */
export function reasonOf({ kind }: Exclude<CredentialCell, { kind: 'PASSWORD' }>): string {
  return reasons[kind];
}

/** Who somebody is in a class, in French: « responsable de Léa Martin, 2de B »; nothing for its pupils. */
export function roleOf(row: CredentialRow): string | undefined {
  if (row.profile === 'PUPIL') return undefined;
  const children = childrenOf(row);
  return children ? `${profiles[row.profile]} de ${children}` : profiles[row.profile];
}

/** So many children are named, the others counted. */
const MOST_NAMED = 3;

/** The children of somebody, but for people who are named beside; empty for none. */
export function childrenOf(row: CredentialRow, beside: readonly CredentialRow[] = []): string {
  const others = row.children.filter((child) => !beside.some(({ account }) => account === child.account));
  const named = others.slice(0, MOST_NAMED).map(({ name }) => name);
  if (others.length > MOST_NAMED) named.push(`+ ${others.length - MOST_NAMED}`);
  return named.join(' ; ');
}

/** « M. Given Family » */
export function addressed({ civility, given, family }: CredentialRow): string {
  const title = civility === undefined ? '' : civility === 'M' ? 'M. ' : 'Mme ';
  return `${title}${given} ${family}`;
}

/** The page on which a school's people sign in for the first time. */
export function firstPage(publicUrl: string, { code }: SheetSchool): string {
  return `${publicUrl}/e/${code}`;
}

/** An address as people type it. */
export function typed(address: string): string {
  return address.replace(/^https:\/\//, '');
}
