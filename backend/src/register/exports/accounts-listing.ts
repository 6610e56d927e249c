import { schoolCode } from '@loge/contracts';
import type { SchoolId } from '@loge/contracts';
import type { AccountSummaryView } from '../../accounts/commands.js';
import { dayInDigits, timeInDigits } from '../../files/dates.js';
import type { Listing } from './listing.js';
import { profileWords, statusWords } from './words.js';

/** An account of the list, and when it was last signed in to. */
export interface AccountLine {
  readonly account: AccountSummaryView;
  readonly lastSignInAt: Date | null;
  readonly schools: ReadonlyMap<SchoolId, string>;
}

/** Accounts, by name; nothing that opens one. */
export const accountsListing: Listing<AccountLine> = {
  title: 'Comptes',
  header: [
    ...['nom', 'prénom', 'profil', 'établissements', 'classes', 'identifiant', 'état', 'activé'],
    ...['dernière connexion', 'codes des établissements', 'compte (id)'],
  ],
  cells: (line) => {
    const { account, lastSignInAt: at } = line;
    return [
      ...[account.name.family, account.name.given, profilesText(line), schoolsText(line)],
      ...[account.classes.join(', '), account.login, statusWords[account.status]],
      ...[account.activated ? 'oui' : 'non', at ? `${dayInDigits(at, 'fr')} ${timeInDigits(at)}` : ''],
      ...[account.schools.map((id) => schoolCode(id).code).join(', '), account.id],
    ];
  },
  object: ({ account, lastSignInAt, schools }) => ({
    id: account.id,
    family: account.name.family,
    given: account.name.given,
    displayName: account.displayName,
    login: account.login,
    status: account.status,
    activated: account.activated,
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
    profiles: account.profiles,
    schools: account.schools.map((id) => ({ id, name: schools.get(id) ?? null })),
    classes: account.classes,
  }),
  columns: [
    { title: 'Nom', share: 0.14 },
    { title: 'Prénom', share: 0.12 },
    { title: 'Profil', share: 0.12 },
    { title: 'Établissements, classes', share: 0.22 },
    { title: 'Identifiant', share: 0.19 },
    { title: 'État', share: 0.1 },
    { title: 'Dernière connexion', share: 0.11 },
  ],
  printed: (line) => {
    const { account, lastSignInAt: at } = line;
    return [
      ...[account.name.family, account.name.given, profilesText(line)],
      [schoolsText(line), account.classes.join(', ')].filter(Boolean).join('\n'),
      ...[account.login, statusWords[account.status] + (account.activated ? '' : '\njamais activé')],
      at ? `${dayInDigits(at, 'fr')}\n${timeInDigits(at)}` : '',
    ];
  },
};

const profilesText = ({ account }: AccountLine): string =>
  account.profiles.map((profile) => profileWords[profile]).join(', ');

const schoolsText = ({ account, schools }: AccountLine): string =>
  account.schools.map((id) => schools.get(id) ?? schoolCode(id).code).join(', ');
