/** What react-admin says by itself, under its own keys. */
export const ra = {
  page: { list: '{name}', show: '{recordRepresentation}' },
  auth: { auth_check_error: 'Connectez-vous pour continuer.' },
  notification: {
    data_provider_error: 'La page n’a pas pu être lue. Rechargez-la.',
    http_error: 'Le serveur n’a pas répondu comme prévu. Réessayez dans un instant.',
    i18n_error: 'La langue choisie n’a pas pu être lue. Réessayez, ou rechargez la page.',
    item_doesnt_exist: 'Cet élément n’existe pas, ou plus.',
    logged_out: 'Votre session a pris fin. Connectez-vous à nouveau.',
    not_authorized: 'Votre rôle ne permet pas d’ouvrir cette page.',
  },
};
