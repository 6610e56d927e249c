/** Why a record of an import was left out, merged or refused, and what to do about it. */
export const reasons = {
  NO_KNOWN_SCHOOL: 'Ne concerne aucun établissement de l’import ni aucun établissement connu. Rien à faire.',
  NOT_NAMED_BY_A_PUPIL:
    'Aucun élève ne nomme ce responsable. Rien à faire, sauf si un enfant manque à l’annuaire.',
  NO_KNOWN_CHILD: 'Aucun des enfants nommés n’est connu. Vérifiez le nom des enfants dans l’annuaire.',
  CHILD_AMBIGUOUS:
    'Plusieurs élèves peuvent être l’enfant nommé. Vérifiez son nom et sa date de naissance dans l’annuaire.',
  OTHER_RECORD_KIND: 'Sorte de fiche que Loge n’importe pas. Rien à faire.',
  DUPLICATE_RECORD:
    'Même personne qu’une autre fiche du même import : les deux font un seul compte. Rien à faire.',
  DELTA_RECORD:
    'Fiche de modification ou de suppression, que cet import ne lisait pas encore. Importez de nouveau ses fichiers.',
  SCHOOL_NOT_REMOVED:
    'Demande de suppression d’un établissement : personne ne le quitte pour autant. Rien à faire, les départs viennent des fiches des personnes.',
  CHANGE_NOT_APPLIED:
    'Changement d’un rôle ou d’une inscription sans la fiche de la personne ou de la classe. Importez un envoi complet.',
  NOBODY_TO_REMOVE: 'Demande de suppression d’une personne inconnue ici. Rien à faire.',
  JOIN_KEY_MISSING: 'La clé de jointure manque. Faites compléter la fiche dans l’annuaire.',
  JOIN_KEY_OTHER_KIND:
    'La clé de jointure appartient à une fiche d’une autre sorte. Faites corriger l’annuaire.',
  NAME_MISSING: 'Le nom ou le prénom manque. Faites compléter la fiche dans l’annuaire.',
  BIRTH_DATE_INVALID: 'La date de naissance ne se lit pas. Faites-la corriger dans l’annuaire.',
  DATE_INVALID: 'La date ne se lit pas. Faites-la corriger dans l’annuaire.',
  SCHOOL_CODE_INVALID: 'Le code d’établissement n’est pas valable. Faites-le corriger dans l’annuaire.',
  SCHOOL_OUT_OF_SCOPE: 'L’établissement est hors de vos droits. Demandez à une personne qui l’administre.',
  PERSON_BEYOND_SCOPE:
    'Personne présente aussi hors de vos droits : seule sa place chez vous est enregistrée. Demandez à l’autre établissement de corriger nom et coordonnées.',
  COLUMNS_MISSING: 'La ligne a moins de colonnes que l’en-tête. Exportez le fichier de nouveau.',
  RECORD_TOO_LARGE: 'La fiche est trop longue pour être vraie. Faites-la vérifier dans l’annuaire.',
  LEGACY_USER_NAME_MISSING: 'L’identifiant manque. Complétez la ligne.',
  LEGACY_HASH_UNKNOWN:
    'Le mot de passe n’est pas haché d’une façon connue (argon2id, bcrypt, PBKDF2, SHA, SSHA). Un mot de passe en clair n’est jamais repris.',
  LEGACY_HASH_TOO_COSTLY:
    'Ce hachage demanderait trop de calcul à chaque connexion. Cette personne passera par « Mot de passe oublié ? ».',
  LEGACY_PERSON_UNKNOWN:
    'Personne de l’établissement ne correspond. Vérifiez la clé de jointure, l’adresse ou le nom.',
  LEGACY_PERSON_AMBIGUOUS:
    'Plusieurs personnes de l’établissement correspondent. Ajoutez la clé de jointure.',
  LEGACY_USER_NAME_TAKEN: 'Cet identifiant est déjà celui de quelqu’un d’autre dans l’établissement.',
  LEGACY_ALREADY_MOVED: 'Cette personne a déjà un mot de passe de la nouvelle connexion. Rien à faire.',
  LEGACY_SIGNS_IN_ELSEWHERE: 'Cette personne se connecte à l’académie. Rien à faire.',
  LEGACY_OTHER_SCHOOL: 'Cette ligne est d’un autre établissement. Importez-la là-bas.',
};
