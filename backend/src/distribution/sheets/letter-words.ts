import type { Civility, Language } from '@loge/contracts';

/** Whom a letter greets. */
export interface Greeted {
  readonly family: string;
  readonly given: string;
  readonly civility?: Civility;
  readonly pupil: boolean;
}

/** A letter in one language; what is in the school's own words stands beside it. */
export interface LetterWords {
  subject(school: string): string;
  greeting(people: readonly Greeted[]): string;
  /** Why this letter. */
  opening(people: number): string;
  readonly columns: {
    readonly person: string;
    readonly login: string;
    readonly password: string;
    readonly before: string;
  };
  readonly pupil: string;
  /** Of a relative, before the names of the children. */
  readonly relativeOf: string;
  readonly stepsTitle: string;
  /** Three, in order. */
  steps(address: string): readonly [string, string, string];
  /** Alternative text of the QR code. */
  code(address: string): string;
  /** What to do with the paper. */
  readonly care: string;
  /** Whom to ask. */
  ask(contact: string | undefined, phone: string | undefined): string;
  /** On the following pages. */
  page(number: number): string;
}

const isLady = ({ civility }: Greeted) => civility === 'MME' || civility === 'MLLE';
const isGentleman = ({ civility }: Greeted) => civility === 'M';

/** « a, b und c » */
const list = (items: readonly string[], language: Language) =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(items);

const fr: LetterWords = {
  subject: (school) => `Votre accès à l’espace numérique — ${school}`,
  greeting(people) {
    if (people.every(({ pupil }) => pupil))
      return `Bonjour ${list(
        people.map(({ given }) => given),
        'fr',
      )},`;
    if (people.every(isLady)) return people.length === 1 ? 'Madame,' : 'Mesdames,';
    if (people.every(isGentleman)) return people.length === 1 ? 'Monsieur,' : 'Messieurs,';
    return 'Madame, Monsieur,';
  },
  opening: (people) =>
    people === 1
      ? 'Voici votre identifiant et votre mot de passe provisoire. Ils sont personnels. Le mot de passe ne sert qu’une fois : à la première connexion, vous choisissez le vôtre.'
      : 'Voici l’identifiant et le mot de passe provisoire de chaque personne de votre foyer. Ils sont personnels. Le mot de passe ne sert qu’une fois : à la première connexion, chacun choisit le sien.',
  columns: {
    ...{ person: 'Personne', login: 'Identifiant' },
    ...{ password: 'Mot de passe provisoire', before: 'À utiliser avant le' },
  },
  pupil: 'élève',
  relativeOf: 'responsable de',
  stepsTitle: 'Première connexion en trois étapes',
  steps: (address) => [
    `Scannez le code ci-contre avec un téléphone, ou tapez cette adresse dans un navigateur : ${address}`,
    'Saisissez l’identifiant et le mot de passe provisoire de ce courrier. Les tirets et les majuscules ne comptent pas dans le mot de passe.',
    'Choisissez votre mot de passe. Le mot de passe provisoire ne fonctionne plus ensuite : vous pouvez détruire ce courrier.',
  ],
  code: (address) => `Code QR qui mène à ${address}`,
  care: 'Ne confiez ce courrier à personne. L’établissement ne vous demandera jamais votre mot de passe.',
  ask: (contact, phone) =>
    `Une question, ou la date est passée ? ${contact ?? 'Adressez-vous au secrétariat de l’établissement.'}${phone ? ` Téléphone : ${phone}` : ''}`,
  page: (number) => `page ${number}`,
};

const en: LetterWords = {
  subject: (school) => `Your access to the school’s online space — ${school}`,
  greeting(people) {
    const [first] = people;
    if (people.every(({ pupil }) => pupil))
      return `Hello ${list(
        people.map(({ given }) => given),
        'en',
      )},`;
    if (people.length > 1 || !first) return 'Dear Sir or Madam,';
    if (isLady(first)) return `Dear Ms ${first.family},`;
    return isGentleman(first) ? `Dear Mr ${first.family},` : `Dear ${first.given} ${first.family},`;
  },
  opening: (people) =>
    people === 1
      ? 'Here are your login and your temporary password. They are yours alone. The password works only once: when you first sign in, you choose your own.'
      : 'Here are the login and the temporary password of each person in your household. They are personal. The password works only once: when signing in for the first time, everybody chooses their own.',
  columns: {
    ...{ person: 'Person', login: 'Login' },
    ...{ password: 'Temporary password', before: 'Use before' },
  },
  pupil: 'pupil',
  relativeOf: 'relative of',
  stepsTitle: 'Your first sign-in in three steps',
  steps: (address) => [
    `Scan the code on the right with a phone, or type this address into a browser: ${address}`,
    'Enter the login and the temporary password of this letter. Hyphens and capitals do not matter in the password.',
    'Choose your password. The temporary one no longer works after that: you may destroy this letter.',
  ],
  code: (address) => `QR code that leads to ${address}`,
  care: 'Do not give this letter to anybody. The school will never ask you for your password.',
  ask: (contact, phone) =>
    `A question, or the date has passed? ${contact ?? 'Please ask the school office.'}${phone ? ` Telephone: ${phone}` : ''}`,
  page: (number) => `page ${number}`,
};

const de: LetterWords = {
  subject: (school) => `Ihr Zugang zum Online-Bereich der Schule — ${school}`,
  greeting(people) {
    const [first] = people;
    if (people.every(({ pupil }) => pupil))
      return `Hallo ${list(
        people.map(({ given }) => given),
        'de',
      )},`;
    if (people.length > 1 || !first) return 'Sehr geehrte Damen und Herren,';
    if (isLady(first)) return `Sehr geehrte Frau ${first.family},`;
    return isGentleman(first)
      ? `Sehr geehrter Herr ${first.family},`
      : `Guten Tag ${first.given} ${first.family},`;
  },
  opening: (people) =>
    people === 1
      ? 'Hier sind Ihr Benutzername und Ihr vorläufiges Passwort. Beide sind persönlich. Das Passwort gilt nur einmal: Bei der ersten Anmeldung wählen Sie Ihr eigenes.'
      : 'Hier sind Benutzername und vorläufiges Passwort jeder Person Ihres Haushalts. Beide sind persönlich. Das Passwort gilt nur einmal: Bei der ersten Anmeldung wählt jede Person ihr eigenes.',
  columns: {
    ...{ person: 'Person', login: 'Benutzername' },
    ...{ password: 'Vorläufiges Passwort', before: 'Zu verwenden vor dem' },
  },
  pupil: 'Schüler/in',
  relativeOf: 'verantwortlich für',
  stepsTitle: 'Die erste Anmeldung in drei Schritten',
  steps: (address) => [
    `Scannen Sie den Code rechts mit einem Telefon, oder geben Sie diese Adresse in einem Browser ein: ${address}`,
    'Geben Sie den Benutzernamen und das vorläufige Passwort aus diesem Brief ein. Bindestriche und Großbuchstaben sind im Passwort ohne Bedeutung.',
    'Wählen Sie Ihr Passwort. Das vorläufige Passwort gilt danach nicht mehr: Sie können diesen Brief vernichten.',
  ],
  code: (address) => `QR-Code, der zu ${address} führt`,
  care: 'Geben Sie diesen Brief niemandem. Die Schule wird Sie nie nach Ihrem Passwort fragen.',
  ask: (contact, phone) =>
    `Eine Frage, oder das Datum ist vorbei? ${contact ?? 'Wenden Sie sich an das Sekretariat der Schule.'}${phone ? ` Telefon: ${phone}` : ''}`,
  page: (number) => `Seite ${number}`,
};

const nl: LetterWords = {
  subject: (school) => `Uw toegang tot de online omgeving van de school — ${school}`,
  greeting(people) {
    const [first] = people;
    if (people.every(({ pupil }) => pupil))
      return `Hallo ${list(
        people.map(({ given }) => given),
        'nl',
      )},`;
    if (people.length > 1 || !first) return 'Geachte heer, mevrouw,';
    if (isLady(first)) return `Geachte mevrouw ${first.family},`;
    return isGentleman(first) ? `Geachte heer ${first.family},` : `Beste ${first.given} ${first.family},`;
  },
  opening: (people) =>
    people === 1
      ? 'Hier zijn uw gebruikersnaam en uw tijdelijke wachtwoord. Ze zijn persoonlijk. Het wachtwoord werkt maar één keer: bij de eerste aanmelding kiest u uw eigen wachtwoord.'
      : 'Hier zijn de gebruikersnaam en het tijdelijke wachtwoord van ieder lid van uw gezin. Ze zijn persoonlijk. Het wachtwoord werkt maar één keer: bij de eerste aanmelding kiest iedereen een eigen wachtwoord.',
  columns: {
    ...{ person: 'Persoon', login: 'Gebruikersnaam' },
    ...{ password: 'Tijdelijk wachtwoord', before: 'Te gebruiken vóór' },
  },
  pupil: 'leerling',
  relativeOf: 'verantwoordelijk voor',
  stepsTitle: 'De eerste aanmelding in drie stappen',
  steps: (address) => [
    `Scan de code hiernaast met een telefoon, of typ dit adres in een browser: ${address}`,
    'Vul de gebruikersnaam en het tijdelijke wachtwoord uit deze brief in. Streepjes en hoofdletters tellen niet mee in het wachtwoord.',
    'Kies uw wachtwoord. Het tijdelijke wachtwoord werkt daarna niet meer: u mag deze brief vernietigen.',
  ],
  code: (address) => `QR-code die leidt naar ${address}`,
  care: 'Geef deze brief aan niemand. De school zal u nooit om uw wachtwoord vragen.',
  ask: (contact, phone) =>
    `Een vraag, of is de datum voorbij? ${contact ?? 'Neem contact op met het secretariaat van de school.'}${phone ? ` Telefoon: ${phone}` : ''}`,
  page: (number) => `pagina ${number}`,
};

/** Letters in each language that people are written to in. */
export const letterWords: Readonly<Record<Language, LetterWords>> = { fr, en, de, nl };
