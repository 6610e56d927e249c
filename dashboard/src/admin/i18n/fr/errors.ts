/** What went wrong and what to do next, by error code of contracts (and `NETWORK`). */
export const errors = {
  UNAUTHENTICATED:
    'Votre session est terminée. Connectez-vous de nouveau ; ce que vous avez enregistré est gardé.',
  FORBIDDEN: 'Vos droits ne le permettent pas. Demandez à une personne qui administre Loge.',
  NOT_FOUND:
    'Introuvable, ou hors de ce que vos droits vous laissent voir. Vérifiez l’adresse, ou revenez à la liste.',
  BAD_INPUT: 'Une des valeurs n’a pas été comprise. Corrigez-la et recommencez.',
  CONFLICT: 'Quelqu’un d’autre vient de modifier la même chose. Rechargez la page, puis recommencez.',
  TOO_COMPLEX: 'La demande est trop grande. Réduisez la période ou ajoutez un filtre.',
  INTERNAL:
    'Loge a rencontré une erreur. Réessayez ; si elle revient, prévenez la personne qui administre le serveur.',
  UNAVAILABLE:
    'Le registre ne répond pas pour le moment. Attendez une minute et rechargez la page : regardez si votre demande y figure avant de la refaire.',
  NETWORK: 'Le serveur ne répond pas. Vérifiez la connexion, puis réessayez.',
  CROSS_SITE: 'La demande ne venait pas de cette page et a été refusée. Rechargez la page, puis recommencez.',
  SIGN_IN_REFUSED: 'Identifiant ou mot de passe inconnu. Vérifiez les deux, ainsi que la touche majuscule.',
  TOO_MANY_ATTEMPTS: 'Trop d’essais en peu de temps. Attendez quelques minutes, puis recommencez.',
  PASSWORD_WRONG: 'Ce n’est pas votre mot de passe actuel. Saisissez-le de nouveau.',
  PASSWORD_TOO_SHORT: 'Ce mot de passe est trop court. Choisissez-en un d’au moins {min, number} caractères.',
  PASSWORD_TOO_LONG: 'Ce mot de passe est trop long. Choisissez-en un de 256 caractères au plus.',
  PASSWORD_COMMON:
    'Ce mot de passe est trop répandu et se devine vite. Choisissez-en un autre, par exemple quatre mots au hasard.',
  PASSWORD_COMPOSITION:
    'Il manque une sorte de caractère. Il faut une minuscule, une majuscule, un chiffre et un caractère spécial.',
  PASSWORD_SAME: 'C’est le mot de passe à remplacer. Choisissez-en un autre, connu de vous seulement.',
  PASSWORD_CHANGE_REQUIRED:
    'Choisissez d’abord un nouveau mot de passe : ouvrez « Mon compte », puis « Changer de mot de passe ».',
  RECOVERY_LINK_INVALID:
    'Ce lien n’est pas valable : il a été remplacé, ou son temps est passé. Demandez-en un nouveau avec « Mot de passe oublié ? ».',
  RECOVERY_LINK_USED:
    'Ce lien a déjà servi. Si ce n’était pas vous, demandez-en un nouveau avec « Mot de passe oublié ? ».',
  REASON_REQUIRED: 'Dites pourquoi : le registre garde le motif. Écrivez-le, puis recommencez.',
  SIGNS_IN_ELSEWHERE:
    'Cette personne se connecte avec le compte de l’académie (ÉduConnect ou compte académique) : son mot de passe se change là-bas.',
  PORTAL_LINK_INVALID:
    'Cette adresse n’est pas valable. Elle commence par https://, sans identifiant ni mot de passe.',
  PORTAL_COLOR_UNREADABLE:
    'Cette couleur ne va pas : elle s’écrit comme #7a1f3d, et des lettres blanches doivent s’y lire (contraste d’au moins 4,5).',
  INVITATION_INVALID:
    'Ce lien n’est pas valable : il a déjà servi, a été remplacé, ou date de plus de 72 heures. Demandez-en un nouveau à la personne qui vous l’a remis.',
  LEGACY_ENDED:
    'L’ancienne connexion n’existe plus ici. Passez par « Mot de passe oublié ? » sur la page de connexion, avec l’adresse connue de l’établissement ; sans adresse, demandez à l’établissement.',
  LEGACY_END_BEFORE_OPENING:
    'L’ancienne connexion ne peut pas finir avant l’ouverture de la nouvelle. Choisissez une date de fin égale ou postérieure.',
  LEGACY_FILE_INVALID:
    'Ce fichier ne se lit pas comme une liste d’anciens identifiants. La première ligne doit nommer l’identifiant, le mot de passe haché, et de quoi reconnaître la personne (clé de jointure, courriel, ou nom et prénom).',
  LEGACY_FILE_TOO_LARGE:
    'Ce fichier est trop grand. Donnez au plus {most, number} {unit, select, bytes {octets} other {lignes}} à la fois.',
  ACCOUNTS_NOT_JOINABLE:
    'Ces comptes ne peuvent pas être réunis. Demandez à un des établissements de vérifier les noms et les adresses.',
  ADDRESS_INVALID: 'Cette adresse n’est pas valable. Écrivez-la comme nom@exemple.fr.',
  ADDRESS_LINK_INVALID:
    'Ce lien n’est pas valable : il a déjà servi, a été remplacé, ou son temps est passé. Demandez de nouveau le changement d’adresse depuis votre compte.',
  LOGIN_TAKEN:
    'Cette adresse ou cet identifiant appartient déjà à un compte. Cherchez ce compte, ou prenez une autre adresse.',
  LOGIN_INVALID:
    'Cet identifiant ne convient pas : de 3 à 64 lettres sans accent, chiffres, points et traits d’union. Une adresse électronique ne devient identifiant que si la personne la confirme elle-même. Corrigez-le.',
  FILE_GONE:
    'Ce fichier n’existe plus : son temps est passé, ou le lien a déjà servi. Redemandez-le depuis la liste.',
  TARGET_EMPTY:
    'Personne ne correspond à ce choix. Élargissez les établissements, les classes ou les profils.',
  TARGET_TOO_LARGE:
    'Ce choix compte plus de {max} personnes. Procédez par établissement, par classe ou par profil.',
  CAMPAIGN_OVER:
    'Cette diffusion est terminée. Lancez une relance pour les personnes qui ne se sont pas connectées.',
  LETTER_LOGO_INVALID:
    'Ce logo ne convient pas : choisissez une image PNG ou JPEG de 200 ko et 2 000 pixels au plus.',
  ROLE_END_PAST: 'Cette date est passée. Choisissez aujourd’hui ou un jour à venir.',
  EXPORT_TOO_LARGE:
    'Un PDF tient {max, number} lignes au plus. Resserrez les filtres, ou choisissez le format CSV.',
  EXPORT_GONE: 'Cet export n’est plus là : il est gardé 24 heures. Demandez-le de nouveau.',
  EXPORTS_TOO_MANY:
    'Vous avez déjà deux exports en cours, ou 50 conservés. Attendez la fin de l’un d’eux, ou supprimez-en un.',
  AS_OF_FUTURE: 'Cette date est à venir. Choisissez aujourd’hui ou une date passée.',
  ACCOUNT_RESEMBLES:
    'Une personne de cet établissement porte déjà ces noms. Vérifiez que ce n’est pas la même, puis confirmez.',
  PLACE_FROM_DIRECTORY:
    'Ce rattachement vient de l’annuaire : le prochain import le rétablirait. Faites-le corriger dans l’annuaire.',
  CONTACT_INVALID: 'Cette coordonnée n’est pas valable. Vérifiez l’adresse électronique ou le numéro.',
  TOKEN_INVALID: 'Ce jeton n’ouvre rien : il est inconnu, expiré ou révoqué. Demandez-en un autre.',
  TOKEN_END_INVALID: 'Choisissez un dernier jour à venir, dans un an au plus.',
  VIEW_NAME_TAKEN: 'Une de vos vues porte déjà ce nom. Choisissez-en un autre, ou remplacez-la.',
  VIEWS_TOO_MANY: 'Vous avez déjà 50 vues sur cette page. Supprimez-en une.',
  IMPORT_MANIFEST_INVALID:
    'Le fichier manifest.csv ne décrit pas un envoi OneRoster lisible. Exportez de nouveau depuis l’application d’origine.',
  IMPORT_ARCHIVE_BROKEN:
    'L’archive {file} ne se lit pas. Téléchargez-la de nouveau, ou déposez ses fichiers.',
  JOIN_KEY_OTHER_KIND:
    'Cette clé de jointure appartient déjà à une fiche d’une autre sorte. Faites corriger l’annuaire, puis importez de nouveau.',
  ROLE_SCOPE_INVALID:
    'Cette étendue ne convient pas à ce rôle. Choisissez des établissements, ou un autre rôle.',
  RANK_TOO_HIGH:
    'Cette personne a des droits égaux ou supérieurs aux vôtres. Demandez à quelqu’un de plus haut rang.',
  LAST_ADMINISTRATOR:
    'C’est le dernier rôle d’administration : il doit en rester un. Donnez d’abord ce rôle à quelqu’un d’autre.',
  IMPORT_NO_FILES:
    'Aucun fichier d’annuaire n’a été reconnu. Choisissez les fichiers XML de l’AAF, les trois fichiers CSV de BE1D, ou un envoi OneRoster.',
  IMPORT_MIXED_FORMATS:
    'Les fichiers mélangent plusieurs formats, ou une archive et d’autres fichiers. Importez-les à part.',
  IMPORT_FILE_BROKEN:
    'Le fichier est abîmé et ne peut pas être lu jusqu’au bout. Téléchargez-le de nouveau depuis l’annuaire.',
  IMPORT_FILE_ENCODING:
    'L’encodage du fichier ne correspond pas à ce qu’il annonce. Exportez-le de nouveau sans l’ouvrir dans un tableur.',
  IMPORT_FILE_HEADER:
    'Les colonnes ne sont pas celles du format. Exportez le fichier de nouveau sans le modifier.',
  IMPORT_FILE_ENTITY:
    'Le fichier contient des entités XML, qui ne sont jamais lues. Demandez un export sans elles.',
  IMPORT_FILE_TRUNCATED:
    'Le fichier est coupé avant la fin. Téléchargez-le de nouveau et vérifiez sa taille.',
  IMPORT_TOO_LARGE: 'Les fichiers dépassent la taille permise. Importez un établissement après l’autre.',
  IMPORT_NO_ROOM:
    'Trop de fichiers attendent d’être importés. Lancez les imports préparés, ou réessayez dans quelques jours.',
  IMPORT_SCHOOL_REQUIRED:
    'Ces fichiers ne nomment pas l’établissement. Indiquez son code (UAI), puis relancez l’analyse.',
  IMPORT_SCHOOL_INVALID:
    'Ce code d’établissement n’est pas valable. Un UAI a sept chiffres et une lettre, comme 0611234X.',
  IMPORT_ACADEMY_REQUIRED: 'Ces fichiers ne nomment pas l’académie. Indiquez-la, puis relancez l’analyse.',
  IMPORT_ACADEMY_CONTRADICTS:
    'L’académie n’est pas celle des fichiers ou de l’établissement. Vérifiez les fichiers, ou laissez ce champ vide.',
  IMPORT_OUT_OF_SCOPE:
    'Ces fichiers concernent un établissement hors de vos droits. Demandez à une personne qui l’administre.',
  IMPORT_NEEDS_CONFIRMATION:
    'Plus d’un dixième d’un établissement partirait. Vérifiez les nombres, puis confirmez les départs.',
  IMPORT_GONE: 'Les fichiers de cet import ne sont plus gardés. Déposez-les de nouveau.',
  PROJECTION_UNKNOWN: 'Aucune vue ne porte ce nom. Vérifiez-le.',
};
