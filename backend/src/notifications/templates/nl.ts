import type { ContactKind } from '../mails.js';
import { linesOf, placeLines } from './letter.js';
import type { Words } from './letter.js';

const labels = { when: 'Wanneer', device: 'Apparaat', network: 'Netwerk' };
const notMe =
  'Was u het niet? Kies meteen een nieuw wachtwoord via ‘Wachtwoord vergeten’ op de inlogpagina en vertel het uw school.';
const contacts: Readonly<Record<ContactKind, string>> = {
  email: 'e-mailadres',
  homePhone: 'telefoon thuis',
  workPhone: 'telefoon op het werk',
  mobile: 'mobiele telefoon',
};

/** Dutch. */
export const nl: Words = {
  letters: {
    RECOVERY: ({ displayName, login, link, expiresAt, first }, { when, until }) => ({
      subject: first ? 'Kies uw wachtwoord' : 'Uw wachtwoord opnieuw instellen',
      heading: first ? 'Mijn wachtwoord kiezen' : 'Mijn wachtwoord opnieuw instellen',
      paragraphs: [
        `Dag ${displayName},`,
        `Iemand, waarschijnlijk u, vroeg om ${first ? 'het' : 'een nieuw'} wachtwoord van uw account te kiezen. Uw gebruikersnaam is: ${login}`,
      ],
      button: { label: first ? 'Mijn wachtwoord kiezen' : 'Mijn wachtwoord opnieuw instellen', link },
      advice: [
        `Deze knop werkt één keer en nog ${until(expiresAt)}: tot ${when(expiresAt)}.`,
        'Was u het niet, dan hoeft u niets te doen: zonder deze knop verandert er niets. Geef deze e-mail aan niemand.',
      ],
    }),
    FORGOTTEN_LOGIN: ({ accounts }) => ({
      subject: 'Uw gebruikersnaam',
      heading: 'Mijn gebruikersnaam',
      paragraphs: [
        'Dag,',
        'Iemand, waarschijnlijk u, vroeg welke gebruikersnamen bij dit adres bekend zijn:',
      ],
      lines: accounts.map(
        ({ displayName, login, schools }) => `${login} – ${[displayName, ...schools].join(', ')}`,
      ),
      advice: [
        'Was u het niet, dan hoeft u niets te doen: met een gebruikersnaam alleen komt niemand binnen.',
      ],
    }),
    SIGN_IN_ELSEWHERE: ({ displayName }) => ({
      subject: 'Waar u inlogt',
      heading: 'Waar ik inlog',
      paragraphs: [
        `Dag ${displayName},`,
        'U vroeg om een nieuw wachtwoord. U logt in met het account dat de académie u gaf: ÉduConnect voor leerlingen en hun ouders, het account van de académie voor het personeel.',
        'Dat wachtwoord verandert u daar, via ‘Wachtwoord vergeten’.',
      ],
      advice: ['Was u het niet, dan hoeft u niets te doen.'],
    }),
    PASSWORD_RESET: (content, times) => ({
      subject: 'Uw wachtwoord is opnieuw ingesteld',
      heading: 'Mijn wachtwoord is opnieuw ingesteld',
      paragraphs: [`Dag ${content.displayName},`, 'Voor uw account is een nieuw wachtwoord gekozen.'],
      lines: placeLines(content, labels, times),
      advice: ['Was u het, dan hoeft u niets te doen.', notMe],
    }),
    PASSWORD_CHANGED: (content, times) => ({
      subject: 'Uw wachtwoord is veranderd',
      heading: 'Mijn wachtwoord is veranderd',
      paragraphs: [`Dag ${content.displayName},`, 'Het wachtwoord van uw account is veranderd.'],
      lines: placeLines(content, labels, times),
      advice: ['Was u het, dan hoeft u niets te doen.', notMe],
    }),
    NEW_DEVICE: (content, times) => ({
      subject: 'Nieuwe inlog op uw account',
      heading: 'Inlog vanaf een nieuw apparaat',
      paragraphs: [
        `Dag ${content.displayName},`,
        'Iemand logde in op uw account vanaf een apparaat dat wij niet kenden.',
      ],
      lines: placeLines(content, labels, times),
      advice: ['Was u het, dan hoeft u niets te doen.', notMe],
    }),
    PASSWORD_LOCKED: ({ displayName, at }, { when }) => ({
      subject: 'Uw wachtwoord is geblokkeerd',
      heading: 'Mijn wachtwoord is geblokkeerd',
      paragraphs: [
        `Dag ${displayName},`,
        `Op uw account zijn te veel verkeerde wachtwoorden geprobeerd. Voor de zekerheid werkt uw wachtwoord niet meer sinds ${when(at)}.`,
        'Om binnen te komen kiest u een nieuw via ‘Wachtwoord vergeten’ op de inlogpagina.',
      ],
      advice: ['Was u het niet, dan is er niemand binnengekomen: kies alleen een nieuw wachtwoord.'],
    }),
    ACTIVITY_DISPUTED: ({ displayName, at, what }, { when }) => ({
      subject: 'Een handeling is betwist',
      heading: 'Een handeling is betwist',
      paragraphs: [`Voor het account van ${displayName} zei iemand ‘dat was ik niet’ van deze handeling:`],
      lines: [what, `Gemeld op ${when(at)}`],
      advice: [
        'De sessies zijn beëindigd en er wordt een nieuw wachtwoord gevraagd. Hebt u dat niet gezegd, vertel het dan uw school.',
      ],
    }),
    MIGRATION_REMINDER: ({ displayName, link, endsOn }, { day }) => ({
      subject: 'De nieuwe manier van aanmelden',
      heading: 'Mijn wachtwoord kiezen',
      paragraphs: [
        `Dag ${displayName},`,
        'Uw school gaat over op een nieuwe manier van aanmelden. Kies daarvoor een wachtwoord: open de pagina, typ het adres waarop u deze e-mail krijgt, en u ontvangt een link.',
        ...(endsOn ? [`De oude manier werkt tot en met ${day(endsOn)}; daarna alleen nog de nieuwe.`] : []),
      ],
      button: { label: 'Mijn wachtwoord kiezen', link },
      advice: ['Uw school vraagt nooit naar uw wachtwoord, niet per e-mail en niet aan de telefoon.'],
    }),
    ADDRESS_CHANGE: ({ displayName, address, link, expiresAt }, { when, until }) => ({
      subject: 'Uw nieuwe adres bevestigen',
      heading: 'Mijn nieuwe adres bevestigen',
      paragraphs: [
        `${displayName}`,
        `Het account van deze persoon moet voortaan op dit adres te bereiken zijn: ${address}. Bevestig het met de knop.`,
      ],
      button: { label: 'Dit adres bevestigen', link },
      advice: [
        `Deze knop werkt één keer, ${until(expiresAt)} lang: tot ${when(expiresAt)}.`,
        'Kent u deze persoon niet of was u het niet, druk dan niet: er verandert niets.',
      ],
    }),
    ADDRESS_CHANGE_AGREEMENT: ({ displayName, address, link, expiresAt }, { when, until }) => ({
      subject: 'Wijziging van uw adres',
      heading: 'Akkoord met het nieuwe adres?',
      paragraphs: [
        `Dag ${displayName},`,
        `Iemand, waarschijnlijk u, wil het adres van uw account vervangen door: ${address}. Als u het bent, ga dan akkoord met de knop.`,
      ],
      button: { label: 'Ik ga akkoord', link },
      advice: [
        `Deze knop werkt één keer, ${until(expiresAt)} lang: tot ${when(expiresAt)}.`,
        'Was u het niet: druk niet, kies meteen een nieuw wachtwoord via “Wachtwoord vergeten” op de aanmeldpagina en verwittig uw school.',
      ],
    }),
    ACCOUNTS_JOINED: ({ displayName, at }, { when }) => ({
      subject: 'Uw accounts zijn samengevoegd',
      heading: 'Twee accounts zijn er voortaan één',
      paragraphs: [
        `Dag ${displayName},`,
        `Uw account is op ${when(at)} samengevoegd met een ander account van dezelfde persoon. Elk van uw logins leidt nu naar hetzelfde account, met al uw scholen.`,
      ],
      advice: [
        'Was u het, dan hoeft u niets te doen.',
        'Zijn deze twee accounts niet allebei van u, verwittig dan uw school: die kan ze scheiden, en er gaat niets verloren.',
      ],
    }),
    PASSWORD_REGENERATED: ({ displayName, at }, { when }) => ({
      subject: 'Een nieuw wachtwoord voor uw account',
      heading: 'Er is een nieuw wachtwoord gemaakt',
      paragraphs: [
        `Dag ${displayName},`,
        `Uw school maakte een tijdelijk wachtwoord voor uw account, op ${when(at)}. Het oude werkt niet meer, en uw sessies zijn beëindigd.`,
        'Uw school geeft u dit wachtwoord; het staat niet in deze e-mail. Bij de eerste aanmelding kiest u een ander, dat alleen u kent.',
      ],
      advice: [
        'Hebt u er niet om gevraagd: kies meteen een nieuw wachtwoord via ‘Wachtwoord vergeten’ op de inlogpagina en verwittig uw school.',
      ],
    }),
    REGENERATION_NOTICE: ({ displayName, at, whose }, { when }) => ({
      subject: 'Wachtwoord opnieuw gemaakt',
      heading: 'U hebt een wachtwoord opnieuw gemaakt',
      paragraphs: [`Dag ${displayName},`, 'U hebt een tijdelijk wachtwoord gemaakt voor deze persoon:'],
      lines: [`${whose.displayName} – ${whose.login}`, `Op ${when(at)}`],
      advice: [
        'Het wachtwoord staat niet in deze e-mail: het is maar één keer getoond. Hebt u het niet meer, maak het dan opnieuw.',
        'Was u het niet: verander meteen uw eigen wachtwoord en verwittig wie Loge beheert.',
      ],
    }),
    LOGIN_CHANGED: ({ displayName, at, login }, { when }) => ({
      subject: 'Uw gebruikersnaam is veranderd',
      heading: 'Mijn gebruikersnaam is veranderd',
      paragraphs: [
        `Dag ${displayName},`,
        `Uw school gaf u op ${when(at)} een andere gebruikersnaam. De oude werkt niet meer; uw wachtwoord blijft hetzelfde.`,
      ],
      lines: [`Nieuwe gebruikersnaam: ${login}`],
      advice: ['Hebt u er niet om gevraagd, vertel het dan uw school.'],
    }),
    CONTACTS_CHANGED: ({ displayName, at, by, changed }, { when }) => ({
      subject: 'Uw contactgegevens zijn veranderd',
      heading: 'Mijn contactgegevens zijn veranderd',
      paragraphs: [
        `Dag ${displayName},`,
        'Uw school heeft de contactgegevens van uw account veranderd. Voor de veiligheid staan ze niet in deze e-mail, die naar het adres gaat dat voordien bekend was.',
      ],
      lines: [
        `Veranderd: ${changed.map((kind) => contacts[kind]).join(', ')}`,
        `Wanneer: ${when(at)}`,
        ...(by ? [`Door: ${by}`] : []),
      ],
      advice: [
        'Klopt de verandering, dan hoeft u niets te doen.',
        'Klopt ze niet, of hebt u er niet om gevraagd, vertel het dan meteen uw school: die kan de juiste gegevens terugzetten.',
      ],
    }),
    CREDENTIALS: ({ displayName, login, title, text, link, expiresAt }, { day, days }) => ({
      subject: title,
      ownSubject: true,
      heading: 'Mijn inloggegevens',
      paragraphs: [`Dag ${displayName},`, 'Uw account is klaar.'],
      ...(text && { note: linesOf(text) }),
      lines: [`Gebruikersnaam: ${login}`],
      button: { label: 'Mijn wachtwoord kiezen', link },
      advice: [
        `Vanaf de ontvangst van dit bericht hebt u ${days(expiresAt)} om uw wachtwoord te kiezen: tot ${day(expiresAt)}. De knop werkt één keer en logt u in.`,
        'Deze e-mail is alleen voor u: geef hem aan niemand door. Uw school vraagt nooit naar uw wachtwoord.',
      ],
    }),
    CAMPAIGN_REPORT: ({ displayName, title, sent, refused, skipped, unreached, link }) => ({
      subject: 'Verslag van de verzonden inloggegevens',
      heading: 'Verzendverslag',
      paragraphs: [`Dag ${displayName},`, `De verzending ‘${title}’ is klaar:`],
      lines: [
        `Verzonden: ${sent}`,
        `Geweigerd: ${refused}`,
        `Niet verzonden, omdat de persoon inlogde of vertrok: ${skipped}`,
        `Personen zonder adres: ${unreached}`,
      ],
      button: { label: 'Het verslag openen', link },
      advice: [
        'Het hele verslag en de lijst van personen zonder adres downloadt u op die pagina, na het inloggen: er reist geen naam per e-mail.',
      ],
    }),
  },
  address: 'Werkt de knop niet, kopieer dan dit adres in uw browser:',
  ask: (contact) => `Een vraag? Vraag het aan: ${contact}`,
  askSchool: 'Een vraag? Vraag het aan het secretariaat van uw school.',
  automatic: 'Deze e-mail wordt door een machine verstuurd: niemand leest de antwoorden.',
};
