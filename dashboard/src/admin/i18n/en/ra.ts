/** What react-admin says by itself, under its own keys. */
export const ra = {
  page: { list: '{name}', show: '{recordRepresentation}' },
  auth: { auth_check_error: 'Sign in to continue.' },
  notification: {
    data_provider_error: 'The page could not be read. Reload it.',
    http_error: 'The server did not answer as expected. Try again in a moment.',
    i18n_error: 'The language chosen could not be read. Try again, or reload the page.',
    item_doesnt_exist: 'This item does not exist, or no longer does.',
    logged_out: 'Your session has ended. Sign in again.',
    not_authorized: 'Your role does not allow you to open this page.',
  },
};
