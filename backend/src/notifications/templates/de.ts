import type { ContactKind } from '../mails.js';
import { linesOf, placeLines } from './letter.js';
import type { Words } from './letter.js';

const labels = { when: 'Wann', device: 'Gerät', network: 'Netz' };
const notMe =
  'Falls Sie es nicht waren: Wählen Sie sofort ein neues Passwort über „Passwort vergessen“ auf der Anmeldeseite und sagen Sie Ihrer Schule Bescheid.';
const contacts: Readonly<Record<ContactKind, string>> = {
  email: 'E-Mail-Adresse',
  homePhone: 'Telefon zu Hause',
  workPhone: 'Telefon bei der Arbeit',
  mobile: 'Mobiltelefon',
};

/** German. */
export const de: Words = {
  letters: {
    RECOVERY: ({ displayName, login, link, expiresAt, first }, { when, until }) => ({
      subject: first ? 'Ihr Passwort wählen' : 'Ihr Passwort zurücksetzen',
      heading: first ? 'Mein Passwort wählen' : 'Mein Passwort zurücksetzen',
      paragraphs: [
        `Guten Tag ${displayName},`,
        `jemand, wahrscheinlich Sie, möchte ${first ? 'das' : 'ein neues'} Passwort Ihres Kontos wählen. Ihre Kennung ist: ${login}`,
      ],
      button: { label: first ? 'Mein Passwort wählen' : 'Mein Passwort zurücksetzen', link },
      advice: [
        `Diese Schaltfläche geht einmal und gilt noch ${until(expiresAt)}: bis ${when(expiresAt)}.`,
        'Falls Sie es nicht waren, müssen Sie nichts tun: Ohne diese Schaltfläche ändert sich nichts. Geben Sie diese E-Mail niemandem.',
      ],
    }),
    FORGOTTEN_LOGIN: ({ accounts }) => ({
      subject: 'Ihre Kennung',
      heading: 'Meine Kennung',
      paragraphs: [
        'Guten Tag,',
        'jemand, wahrscheinlich Sie, hat nach den Kennungen gefragt, die zu dieser Adresse bekannt sind:',
      ],
      lines: accounts.map(
        ({ displayName, login, schools }) => `${login} – ${[displayName, ...schools].join(', ')}`,
      ),
      advice: ['Falls Sie es nicht waren, müssen Sie nichts tun: Eine Kennung allein genügt nicht.'],
    }),
    SIGN_IN_ELSEWHERE: ({ displayName }) => ({
      subject: 'Wo Sie sich anmelden',
      heading: 'Wo ich mich anmelde',
      paragraphs: [
        `Guten Tag ${displayName},`,
        'Sie haben nach einem neuen Passwort gefragt. Sie melden sich mit dem Konto an, das Ihnen die Schulbehörde gegeben hat: ÉduConnect für Schülerinnen, Schüler und Eltern, das Konto der Académie für das Personal.',
        'Dieses Passwort wird dort geändert.',
      ],
      advice: ['Falls Sie es nicht waren, müssen Sie nichts tun.'],
    }),
    PASSWORD_RESET: (content, times) => ({
      subject: 'Ihr Passwort wurde zurückgesetzt',
      heading: 'Mein Passwort wurde zurückgesetzt',
      paragraphs: [`Guten Tag ${content.displayName},`, 'für Ihr Konto wurde ein neues Passwort gewählt.'],
      lines: placeLines(content, labels, times),
      advice: ['Falls Sie es waren, müssen Sie nichts tun.', notMe],
    }),
    PASSWORD_CHANGED: (content, times) => ({
      subject: 'Ihr Passwort hat sich geändert',
      heading: 'Mein Passwort hat sich geändert',
      paragraphs: [`Guten Tag ${content.displayName},`, 'das Passwort Ihres Kontos wurde geändert.'],
      lines: placeLines(content, labels, times),
      advice: ['Falls Sie es waren, müssen Sie nichts tun.', notMe],
    }),
    NEW_DEVICE: (content, times) => ({
      subject: 'Neue Anmeldung bei Ihrem Konto',
      heading: 'Anmeldung von einem neuen Gerät',
      paragraphs: [
        `Guten Tag ${content.displayName},`,
        'jemand hat sich bei Ihrem Konto von einem Gerät angemeldet, das wir nicht kannten.',
      ],
      lines: placeLines(content, labels, times),
      advice: ['Falls Sie es waren, müssen Sie nichts tun.', notMe],
    }),
    PASSWORD_LOCKED: ({ displayName, at }, { when }) => ({
      subject: 'Ihr Passwort ist gesperrt',
      heading: 'Mein Passwort ist gesperrt',
      paragraphs: [
        `Guten Tag ${displayName},`,
        `bei Ihrem Konto wurden zu viele falsche Passwörter versucht. Zur Sicherheit gilt Ihr Passwort nicht mehr, seit ${when(at)}.`,
        'Um wieder hineinzukommen, wählen Sie ein neues über „Passwort vergessen“ auf der Anmeldeseite.',
      ],
      advice: ['Falls Sie es nicht waren: Niemand ist hineingekommen. Wählen Sie nur ein neues Passwort.'],
    }),
    ACTIVITY_DISPUTED: ({ displayName, at, what }, { when }) => ({
      subject: 'Eine Handlung wurde bestritten',
      heading: 'Eine Handlung wurde bestritten',
      paragraphs: [`Zum Konto von ${displayName} hat jemand von dieser Handlung gesagt „das war ich nicht“:`],
      lines: [what, `Gemeldet am ${when(at)}`],
      advice: [
        'Die Sitzungen wurden beendet und ein neues Passwort wird verlangt. Falls nicht Sie das gesagt haben, sagen Sie Ihrer Schule Bescheid.',
      ],
    }),
    MIGRATION_REMINDER: ({ displayName, link, endsOn }, { day }) => ({
      subject: 'Die neue Anmeldung',
      heading: 'Mein Passwort wählen',
      paragraphs: [
        `Guten Tag ${displayName},`,
        'Ihre Schule wechselt zu einer neuen Anmeldung. Wählen Sie dafür ein Passwort: Öffnen Sie die Seite, geben Sie die Adresse ein, an die diese E-Mail ging, und Sie erhalten einen Link.',
        ...(endsOn
          ? [`Die alte Anmeldung funktioniert bis und mit ${day(endsOn)}; danach nur noch die neue.`]
          : []),
      ],
      button: { label: 'Mein Passwort wählen', link },
      advice: ['Ihre Schule fragt Sie nie nach Ihrem Passwort, weder per E-Mail noch am Telefon.'],
    }),
    ADDRESS_CHANGE: ({ displayName, address, link, expiresAt }, { when, until }) => ({
      subject: 'Ihre neue Adresse bestätigen',
      heading: 'Meine neue Adresse bestätigen',
      paragraphs: [
        `${displayName}`,
        `Das Konto dieser Person soll von nun an unter dieser Adresse erreichbar sein: ${address}. Bestätigen Sie sie mit dem Knopf.`,
      ],
      button: { label: 'Diese Adresse bestätigen', link },
      advice: [
        `Dieser Knopf funktioniert einmal, ${until(expiresAt)} lang: bis ${when(expiresAt)}.`,
        'Wenn Sie diese Person nicht kennen oder es nicht waren, drücken Sie nicht: Nichts wird sich ändern.',
      ],
    }),
    ADDRESS_CHANGE_AGREEMENT: ({ displayName, address, link, expiresAt }, { when, until }) => ({
      subject: 'Änderung Ihrer Adresse',
      heading: 'Mit der neuen Adresse einverstanden?',
      paragraphs: [
        `Guten Tag ${displayName},`,
        `Jemand, vermutlich Sie, möchte die Adresse Ihres Kontos ersetzen durch: ${address}. Wenn Sie es sind, stimmen Sie mit dem Knopf zu.`,
      ],
      button: { label: 'Ich bin einverstanden', link },
      advice: [
        `Dieser Knopf funktioniert einmal, ${until(expiresAt)} lang: bis ${when(expiresAt)}.`,
        'Wenn Sie es nicht waren: Drücken Sie nicht, wählen Sie sofort ein neues Passwort mit «Passwort vergessen» auf der Anmeldeseite und sagen Sie es Ihrer Schule.',
      ],
    }),
    ACCOUNTS_JOINED: ({ displayName, at }, { when }) => ({
      subject: 'Ihre Konten wurden zusammengelegt',
      heading: 'Aus zwei Konten wird eines',
      paragraphs: [
        `Guten Tag ${displayName},`,
        `Ihr Konto wurde am ${when(at)} mit einem anderen Konto derselben Person zusammengelegt. Jede Ihrer Anmeldungen führt nun zum selben Konto, mit allen Ihren Schulen.`,
      ],
      advice: [
        'Wenn Sie es waren, müssen Sie nichts tun.',
        'Wenn nicht beide Konten Ihnen gehören, sagen Sie es Ihrer Schule: Sie kann sie trennen, und nichts geht verloren.',
      ],
    }),
    PASSWORD_REGENERATED: ({ displayName, at }, { when }) => ({
      subject: 'Ein neues Passwort für Ihr Konto',
      heading: 'Ein neues Passwort wurde gemacht',
      paragraphs: [
        `Guten Tag ${displayName},`,
        `Ihre Schule hat für Ihr Konto ein vorläufiges Passwort gemacht, am ${when(at)}. Das alte gilt nicht mehr, und Ihre Sitzungen wurden beendet.`,
        'Ihre Schule gibt Ihnen dieses Passwort; in dieser E-Mail steht es nicht. Bei der ersten Anmeldung wählen Sie ein anderes, das nur Sie kennen.',
      ],
      advice: [
        'Falls Sie nicht darum gebeten haben: Wählen Sie sofort ein neues Passwort über „Passwort vergessen“ auf der Anmeldeseite und sagen Sie Ihrer Schule Bescheid.',
      ],
    }),
    REGENERATION_NOTICE: ({ displayName, at, whose }, { when }) => ({
      subject: 'Passwort neu gemacht',
      heading: 'Sie haben ein Passwort neu gemacht',
      paragraphs: [
        `Guten Tag ${displayName},`,
        'Sie haben für diese Person ein vorläufiges Passwort gemacht:',
      ],
      lines: [`${whose.displayName} – ${whose.login}`, `Am ${when(at)}`],
      advice: [
        'Das Passwort steht nicht in dieser E-Mail: Es wurde nur einmal gezeigt. Falls Sie es nicht mehr haben, machen Sie es neu.',
        'Falls Sie es nicht waren: Ändern Sie sofort Ihr eigenes Passwort und sagen Sie es der Person, die Loge verwaltet.',
      ],
    }),
    LOGIN_CHANGED: ({ displayName, at, login }, { when }) => ({
      subject: 'Ihre Anmeldung hat sich geändert',
      heading: 'Meine Anmeldung hat sich geändert',
      paragraphs: [
        `Guten Tag ${displayName},`,
        `Ihre Schule hat Ihnen am ${when(at)} einen neuen Anmeldenamen gegeben. Der alte gilt nicht mehr; Ihr Passwort bleibt dasselbe.`,
      ],
      lines: [`Neuer Anmeldename: ${login}`],
      advice: ['Falls Sie nicht darum gebeten haben, sagen Sie es Ihrer Schule.'],
    }),
    CONTACTS_CHANGED: ({ displayName, at, by, changed }, { when }) => ({
      subject: 'Ihre Kontaktdaten haben sich geändert',
      heading: 'Meine Kontaktdaten haben sich geändert',
      paragraphs: [
        `Guten Tag ${displayName},`,
        'Ihre Schule hat die Kontaktdaten Ihres Kontos geändert. Zur Sicherheit stehen sie nicht in dieser E-Mail, die an die bisher bekannte Adresse geht.',
      ],
      lines: [
        `Geändert: ${changed.map((kind) => contacts[kind]).join(', ')}`,
        `Wann: ${when(at)}`,
        ...(by ? [`Von: ${by}`] : []),
      ],
      advice: [
        'Wenn die Änderung stimmt, müssen Sie nichts tun.',
        'Wenn sie falsch ist oder Sie nicht darum gebeten haben, sagen Sie es sofort Ihrer Schule: Sie kann die richtigen Kontaktdaten wieder eintragen.',
      ],
    }),
    CREDENTIALS: ({ displayName, login, title, text, link, expiresAt }, { day, days }) => ({
      subject: title,
      ownSubject: true,
      heading: 'Meine Zugangsdaten',
      paragraphs: [`Guten Tag ${displayName},`, 'Ihr Konto ist bereit.'],
      ...(text && { note: linesOf(text) }),
      lines: [`Anmeldename: ${login}`],
      button: { label: 'Mein Passwort wählen', link },
      advice: [
        `Ab Erhalt dieser Nachricht haben Sie ${days(expiresAt)} Zeit, um Ihr Passwort zu wählen: bis zum ${day(expiresAt)}. Die Schaltfläche gilt einmal und meldet Sie an.`,
        'Diese E-Mail ist nur für Sie: Geben Sie sie niemandem weiter. Ihre Schule fragt nie nach Ihrem Passwort.',
      ],
    }),
    CAMPAIGN_REPORT: ({ displayName, title, sent, refused, skipped, unreached, link }) => ({
      subject: 'Bericht über den Versand der Zugangsdaten',
      heading: 'Versandbericht',
      paragraphs: [`Guten Tag ${displayName},`, `Der Versand „${title}“ ist beendet:`],
      lines: [
        `Gesendet: ${sent}`,
        `Abgelehnt: ${refused}`,
        `Nicht gesendet, weil die Person sich angemeldet hat oder gegangen ist: ${skipped}`,
        `Personen ohne Adresse: ${unreached}`,
      ],
      button: { label: 'Bericht öffnen', link },
      advice: [
        'Der ganze Bericht und die Liste der Personen ohne Adresse werden nach der Anmeldung auf dieser Seite heruntergeladen: Kein Name reist per E-Mail.',
      ],
    }),
  },
  address: 'Falls die Schaltfläche nicht geht, kopieren Sie diese Adresse in Ihren Browser:',
  ask: (contact) => `Eine Frage? Wenden Sie sich an: ${contact}`,
  askSchool: 'Eine Frage? Wenden Sie sich an das Sekretariat Ihrer Schule.',
  automatic: 'Diese E-Mail kommt von einer Maschine: Niemand liest die Antworten.',
};
