// Before the first paint: the language and the appearance chosen last time, so that nothing flashes; and the files
// that the page needs, asked for at once.
(function () {
  function chosen(key) {
    try {
      return JSON.parse(localStorage.getItem('RaStore.' + key));
    } catch (error) {
      return null;
    }
  }
  var theme = chosen('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  var language = chosen('locale') === 'en' ? 'en' : 'fr';
  document.documentElement.lang = language;
  // While the libraries are on their way: who is signed in, the language's words, and the page that the address asks for.
  var early = JSON.parse(document.currentScript.dataset.early || '{}');
  function fetchEarly(part) {
    ((early.files || {})[part] || []).forEach(function (file) {
      var link = document.createElement('link');
      link.rel = 'modulepreload';
      link.href = './' + file;
      document.head.append(link);
    });
  }
  var [, section = '', one] = location.hash.split('?')[0].split('/');
  var pages = { '': 'HomePage', register: 'RegisterPage', accounts: one ? 'AccountPage' : 'AccountsPage' };
  fetchEarly(language);
  var asked = (globalThis.asked = {});
  if (early.me) {
    asked.me = fetch('../graphql', early.me);
    asked.me
      .then((answer) => answer.clone().json())
      .then(({ data }) => {
        // Whoever is not signed in sees another page first.
        if (!data.me || !pages[section]) return;
        asked.page = pages[section];
        fetchEarly(asked.page);
      })
      // The dashboard reads the answer too, and says what is wrong with it.
      .catch(() => undefined);
  }
  // What stands until the dashboard takes its place.
  var state = language;
  function say() {
    var words = document.querySelector('.skeleton-words');
    if (words) words.textContent = words.dataset[state];
  }
  function fail({ target }) {
    if (target !== window && target.localName !== 'script') return;
    state = language + 'Failed';
    say();
  }
  document.addEventListener('DOMContentLoaded', say);
  // A script that does not come tells itself alone, and not the window: it is heard on the way there.
  window.addEventListener('error', fail, true);
  window.addEventListener('unhandledrejection', fail);
})();
