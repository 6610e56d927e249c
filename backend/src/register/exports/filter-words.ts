import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AccountId, SchoolId, eventDefinition } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import { AccountPage } from '../../accounts/commands.js';
import { dayInDigits, timeInDigits } from '../../files/dates.js';
import type { Reach } from '../../rights/rights.js';
import { SchoolNames } from '../../schools/commands.js';
import type { Subject } from './export.js';
import { channelWords, kindWords, outcomeWords, profileWords, statusWords } from './words.js';

type Parts = readonly (readonly [string, string | null | undefined])[];

const said = (parts: Parts, nothing: string): string =>
  parts
    .filter(([, value]) => value)
    .map(([name, value]) => `${name} : ${value}`)
    .join(' ; ') || nothing;

const instant = (text: string | null | undefined): string | undefined => {
  if (!text) return undefined;
  const at = new Date(text);
  return `${dayInDigits(at, 'fr')} ${timeInDigits(at)}`;
};

const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/** Tells in French what an export was narrowed to. */
@Injectable()
export class FilterWords {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  async of(subject: Subject, reach: Reach): Promise<string> {
    switch (subject.what) {
      case 'JOURNAL':
        return this.ofJournal(subject.filter, reach);
      case 'TIMELINE':
        return `Personne : ${await this.person(subject.account, reach)}`;
      case 'ACCOUNTS':
        return this.ofAccounts(subject.filter);
    }
  }

  private async ofJournal(filter: Api.JournalFilter, reach: Reach): Promise<string> {
    const { from, to, kinds, actor, subject, person, school, class: code, channel, outcome } = filter;
    const { search, correlation, weekday, hour } = filter;
    const kindOf = (kind: string) => {
      const known = eventDefinition(kind);
      return known ? kindWords[known.type] : kind;
    };
    return said(
      [
        ['À partir du', instant(from)],
        ['Avant le', instant(to)],
        ['Événements', kinds?.map(kindOf).join(', ')],
        ['Par', await this.person(actor, reach)],
        ['À propos de', await this.person(subject, reach)],
        ['Personne', await this.person(person, reach)],
        ['Établissement', await this.school(school)],
        ['Classe', code],
        ['Par où', channel && channelWords[channel]],
        ['Résultat', outcome && outcomeWords[outcome]],
        ['Recherche', search && `« ${search} »`],
        ['Opération', correlation],
        ['Jour', weekday == null ? undefined : weekdays[weekday - 1]],
        ['Heure', hour == null ? undefined : `${hour} h`],
      ],
      'Tous les événements',
    );
  }

  private async ofAccounts(filter: Api.AccountFilter): Promise<string> {
    const { search, school, class: code, profile, status, family, given, group, subject } = filter;
    const { activated, login, joinKey, email, id } = filter;
    return said(
      [
        ['Recherche', search && `« ${search} »`],
        ['Établissement', await this.school(school)],
        ['Classe', code],
        ['Profil', profile && profileWords[profile]],
        ['État', status && statusWords[status]],
        ['Nom', family],
        ['Prénom', given],
        ['Groupe', group],
        ['Matière', subject],
        ['Activé', activated == null ? undefined : activated ? 'oui' : 'non'],
        ['Identifiant', login],
        ['Clé de jointure', joinKey],
        ['Adresse', email],
        ['Compte', id],
      ],
      'Tous les comptes',
    );
  }

  /** Of somebody out of reach no more than the id that was given. */
  private async person(id: string | null | undefined, reach: Reach): Promise<string | undefined> {
    const account = AccountId.safeParse(id?.toLowerCase());
    if (!account.success) return id ?? undefined;
    return (await this.queries.execute(new AccountPage(account.data, reach)))?.displayName ?? account.data;
  }

  private async school(id: string | null | undefined): Promise<string | undefined> {
    const school = SchoolId.safeParse(id);
    if (!school.success) return id ?? undefined;
    const names = await this.queries.execute(new SchoolNames([school.data]));
    return names.get(school.data) ?? school.data;
  }
}
