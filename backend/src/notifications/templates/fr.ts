import type { ContactKind } from '../mails.js';
import { linesOf, placeLines } from './letter.js';
import type { Words } from './letter.js';

const labels = { when: 'Quand ', device: 'Appareil ', network: 'Réseau ' };
const notMe =
  'Si ce n’était pas vous : choisissez tout de suite un nouveau mot de passe par « Mot de passe oublié » sur la page de connexion, puis prévenez votre établissement.';
const contacts: Readonly<Record<ContactKind, string>> = {
  email: 'adresse électronique',
  homePhone: 'téléphone du domicile',
  workPhone: 'téléphone professionnel',
  mobile: 'téléphone portable',
};

/** French: the spaces before « : ; ? ! » and inside guillemets do not break. */
export const fr: Words = {
  letters: {
    RECOVERY: ({ displayName, login, link, expiresAt, first }, { when, until }) => ({
      subject: first ? 'Choisir votre mot de passe' : 'Réinitialiser votre mot de passe',
      heading: first ? 'Choisir mon mot de passe' : 'Réinitialiser mon mot de passe',
      paragraphs: [
        `Bonjour ${displayName},`,
        `Quelqu’un, sans doute vous, a demandé à choisir ${first ? 'le' : 'un nouveau'} mot de passe de votre compte. Votre identifiant est : ${login}`,
      ],
      button: { label: first ? 'Choisir mon mot de passe' : 'Réinitialiser mon mot de passe', link },
      advice: [
        `Ce bouton marche une seule fois, pendant ${until(expiresAt)} : jusqu’au ${when(expiresAt)}.`,
        'Si ce n’était pas vous, vous n’avez rien à faire : sans ce bouton, rien ne change. Ne donnez ce courriel à personne.',
      ],
    }),
    FORGOTTEN_LOGIN: ({ accounts }) => ({
      subject: 'Votre identifiant',
      heading: 'Mon identifiant',
      paragraphs: [
        'Bonjour,',
        'Quelqu’un, sans doute vous, a demandé les identifiants connus pour cette adresse :',
      ],
      lines: accounts.map(
        ({ displayName, login, schools }) => `${login} – ${[displayName, ...schools].join(', ')}`,
      ),
      advice: [
        'Si ce n’était pas vous, vous n’avez rien à faire : un identifiant ne suffit pas pour entrer.',
      ],
    }),
    SIGN_IN_ELSEWHERE: ({ displayName }) => ({
      subject: 'Où vous connecter',
      heading: 'Où me connecter',
      paragraphs: [
        `Bonjour ${displayName},`,
        'Vous avez demandé un nouveau mot de passe. Vous vous connectez avec le compte que l’académie vous a donné : ÉduConnect pour les élèves et leurs parents, le compte académique pour le personnel.',
        'Ce mot de passe se change là-bas, avec « Mot de passe oublié ».',
      ],
      advice: ['Si ce n’était pas vous, vous n’avez rien à faire.'],
    }),
    PASSWORD_RESET: (content, times) => ({
      subject: 'Votre mot de passe a été réinitialisé',
      heading: 'Mon mot de passe a été réinitialisé',
      paragraphs: [
        `Bonjour ${content.displayName},`,
        'Un nouveau mot de passe a été choisi pour votre compte.',
      ],
      lines: placeLines(content, labels, times),
      advice: ['Si c’était vous, vous n’avez rien à faire.', notMe],
    }),
    PASSWORD_CHANGED: (content, times) => ({
      subject: 'Votre mot de passe a changé',
      heading: 'Mon mot de passe a changé',
      paragraphs: [`Bonjour ${content.displayName},`, 'Le mot de passe de votre compte a été changé.'],
      lines: placeLines(content, labels, times),
      advice: ['Si c’était vous, vous n’avez rien à faire.', notMe],
    }),
    NEW_DEVICE: (content, times) => ({
      subject: 'Nouvelle connexion à votre compte',
      heading: 'Connexion depuis un nouvel appareil',
      paragraphs: [
        `Bonjour ${content.displayName},`,
        'Quelqu’un s’est connecté à votre compte depuis un appareil que nous ne connaissions pas.',
      ],
      lines: placeLines(content, labels, times),
      advice: ['Si c’était vous, vous n’avez rien à faire.', notMe],
    }),
    PASSWORD_LOCKED: ({ displayName, at }, { when }) => ({
      subject: 'Votre mot de passe est bloqué',
      heading: 'Mon mot de passe est bloqué',
      paragraphs: [
        `Bonjour ${displayName},`,
        `Trop de mots de passe faux ont été essayés sur votre compte. Par prudence, votre mot de passe ne marche plus depuis le ${when(at)}.`,
        'Pour entrer, choisissez-en un nouveau par « Mot de passe oublié » sur la page de connexion.',
      ],
      advice: [
        'Si ce n’était pas vous, personne n’est entré : choisissez seulement un nouveau mot de passe.',
      ],
    }),
    ACTIVITY_DISPUTED: ({ displayName, at, what }, { when }) => ({
      subject: 'Une action a été contestée',
      heading: 'Une action a été contestée',
      paragraphs: [
        `Pour le compte de ${displayName}, quelqu’un a dit « ce n’était pas moi » de cette action :`,
      ],
      lines: [what, `Signalé le ${when(at)}`],
      advice: [
        'Les sessions ont été fermées et un nouveau mot de passe est demandé. Si ce n’était pas vous qui l’avez dit, prévenez votre établissement.',
      ],
    }),
    MIGRATION_REMINDER: ({ displayName, link, endsOn }, { day }) => ({
      subject: 'La nouvelle façon de vous connecter',
      heading: 'Choisir mon mot de passe',
      paragraphs: [
        `Bonjour ${displayName},`,
        'Votre établissement passe à une nouvelle connexion. Pour vous en servir, choisissez un mot de passe : ouvrez la page, tapez l’adresse à laquelle vous recevez ce courriel, et un lien vous sera envoyé.',
        ...(endsOn
          ? [
              `L’ancienne connexion marche jusqu’au ${day(endsOn)} inclus ; après, seule la nouvelle marchera.`,
            ]
          : []),
      ],
      button: { label: 'Choisir mon mot de passe', link },
      advice: [
        'Votre établissement ne vous demande jamais votre mot de passe, ni par courriel ni au téléphone.',
      ],
    }),
    ADDRESS_CHANGE: ({ displayName, address, link, expiresAt }, { when, until }) => ({
      subject: 'Confirmer votre nouvelle adresse',
      heading: 'Confirmer ma nouvelle adresse',
      paragraphs: [
        `${displayName}`,
        `Le compte de cette personne doit être joint désormais à cette adresse : ${address}. Confirmez-la avec le bouton.`,
      ],
      button: { label: 'Confirmer cette adresse', link },
      advice: [
        `Ce bouton marche une seule fois, pendant ${until(expiresAt)} : jusqu’au ${when(expiresAt)}.`,
        'Si vous ne connaissez pas cette personne, ou si ce n’était pas vous, n’appuyez pas : rien ne changera.',
      ],
    }),
    ADDRESS_CHANGE_AGREEMENT: ({ displayName, address, link, expiresAt }, { when, until }) => ({
      subject: 'Changement de votre adresse',
      heading: 'D’accord pour changer d’adresse ?',
      paragraphs: [
        `Bonjour ${displayName},`,
        `Quelqu’un, sans doute vous, veut remplacer l’adresse de votre compte par : ${address}. Si c’est bien vous, donnez votre accord avec le bouton.`,
      ],
      button: { label: 'Je suis d’accord', link },
      advice: [
        `Ce bouton marche une seule fois, pendant ${until(expiresAt)} : jusqu’au ${when(expiresAt)}.`,
        'Si ce n’était pas vous : n’appuyez pas, choisissez tout de suite un nouveau mot de passe par « Mot de passe oublié » sur la page de connexion, puis prévenez votre établissement.',
      ],
    }),
    ACCOUNTS_JOINED: ({ displayName, at }, { when }) => ({
      subject: 'Vos comptes ont été réunis',
      heading: 'Deux comptes n’en font plus qu’un',
      paragraphs: [
        `Bonjour ${displayName},`,
        `Votre compte a été réuni avec un autre compte de la même personne, le ${when(at)}. Chacun de vos identifiants mène désormais au même compte, avec tous vos établissements.`,
      ],
      advice: [
        'Si c’était vous, vous n’avez rien à faire.',
        'Si ces deux comptes ne sont pas les vôtres, prévenez votre établissement : il peut les séparer, et rien n’est perdu.',
      ],
    }),
    PASSWORD_REGENERATED: ({ displayName, at }, { when }) => ({
      subject: 'Un nouveau mot de passe pour votre compte',
      heading: 'Un nouveau mot de passe a été créé',
      paragraphs: [
        `Bonjour ${displayName},`,
        `Votre établissement a créé un mot de passe provisoire pour votre compte, le ${when(at)}. L’ancien ne marche plus, et vos sessions ont été fermées.`,
        'Votre établissement vous remet ce mot de passe ; il n’est pas dans ce courriel. À la première connexion, vous en choisirez un autre, connu de vous seulement.',
      ],
      advice: [
        'Si vous ne l’avez pas demandé : choisissez tout de suite un nouveau mot de passe par « Mot de passe oublié » sur la page de connexion, puis prévenez votre établissement.',
      ],
    }),
    REGENERATION_NOTICE: ({ displayName, at, whose }, { when }) => ({
      subject: 'Mot de passe régénéré',
      heading: 'Vous avez régénéré un mot de passe',
      paragraphs: [
        `Bonjour ${displayName},`,
        'Vous avez créé un mot de passe provisoire pour cette personne :',
      ],
      lines: [`${whose.displayName} – ${whose.login}`, `Le ${when(at)}`],
      advice: [
        'Ce mot de passe n’est pas dans ce courriel : il n’a été montré qu’une fois. Si vous ne l’avez plus, régénérez-le.',
        'Si ce n’était pas vous : changez tout de suite votre propre mot de passe, puis prévenez la personne qui administre Loge.',
      ],
    }),
    LOGIN_CHANGED: ({ displayName, at, login }, { when }) => ({
      subject: 'Votre identifiant a changé',
      heading: 'Mon identifiant a changé',
      paragraphs: [
        `Bonjour ${displayName},`,
        `Votre établissement vous a donné un nouvel identifiant, le ${when(at)}. L’ancien ne marche plus ; votre mot de passe reste le même.`,
      ],
      lines: [`Nouvel identifiant : ${login}`],
      advice: ['Si vous ne l’avez pas demandé, prévenez votre établissement.'],
    }),
    CONTACTS_CHANGED: ({ displayName, at, by, changed }, { when }) => ({
      subject: 'Vos coordonnées ont changé',
      heading: 'Mes coordonnées ont changé',
      paragraphs: [
        `Bonjour ${displayName},`,
        'Votre établissement a changé les coordonnées de votre compte. Par prudence, elles ne sont pas dans ce courriel, qui va à l’adresse connue avant ce changement.',
      ],
      lines: [
        `Changé : ${changed.map((kind) => contacts[kind]).join(', ')}`,
        `Quand : ${when(at)}`,
        ...(by ? [`Par : ${by}`] : []),
      ],
      advice: [
        'Si ce changement est juste, vous n’avez rien à faire.',
        'S’il est faux, ou si vous ne l’avez pas demandé, prévenez tout de suite votre établissement : il peut remettre les bonnes coordonnées.',
      ],
    }),
    CREDENTIALS: ({ displayName, login, title, text, link, expiresAt }, { day, days }) => ({
      subject: title,
      ownSubject: true,
      heading: 'Mes identifiants de connexion',
      paragraphs: [`Bonjour ${displayName},`, 'Votre compte est prêt.'],
      ...(text && { note: linesOf(text) }),
      lines: [`Identifiant ENT : ${login}`],
      button: { label: 'Choisir mon mot de passe', link },
      advice: [
        `À réception de ce message, vous disposez de ${days(expiresAt)} pour initialiser votre mot de passe : jusqu’au ${day(expiresAt)}. Le bouton marche une seule fois et vous connecte.`,
        'Ce courriel est pour vous seulement : ne le transférez à personne. Votre établissement ne vous demande jamais votre mot de passe.',
      ],
    }),
    CAMPAIGN_REPORT: ({ displayName, title, sent, refused, skipped, unreached, link }) => ({
      subject: 'Bilan d’envoi des identifiants',
      heading: 'Bilan d’envoi',
      paragraphs: [`Bonjour ${displayName},`, `Votre envoi « ${title} » est terminé :`],
      lines: [
        `Courriels envoyés : ${sent}`,
        `Courriels refusés : ${refused}`,
        `Non envoyés, car la personne s’est connectée ou est partie : ${skipped}`,
        `Personnes sans adresse : ${unreached}`,
      ],
      button: { label: 'Ouvrir le bilan', link },
      advice: [
        'Le bilan détaillé et la liste des personnes sans adresse se téléchargent sur cette page, une fois connecté : aucun nom ne voyage par courriel.',
      ],
    }),
  },
  address: 'Si le bouton ne marche pas, copiez cette adresse dans votre navigateur :',
  ask: (contact) => `Une question ? Adressez-vous à : ${contact}`,
  askSchool: 'Une question ? Adressez-vous au secrétariat de votre établissement.',
  automatic: 'Ce courriel est envoyé par une machine : personne ne lit les réponses.',
  typeset: (text) => text.replace(/ ([:;?!»])/g, '\u00a0$1').replace(/« /g, '«\u00a0'),
};
