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
  // The language's words and the page that the address asks for, while the libraries are on their way.
  var files = JSON.parse(document.currentScript.dataset.files || '{}');
  var [, section = '', one] = location.hash.split(/[/?]/);
  var pages = { '': 'HomePage', register: 'RegisterPage', accounts: one ? 'AccountPage' : 'AccountsPage' };
  [language, pages[section]].forEach(function (part) {
    (files[part] || []).forEach(function (file) {
      var link = document.createElement('link');
      link.rel = 'modulepreload';
      link.href = './' + file;
      document.head.append(link);
    });
  });
  document.addEventListener('DOMContentLoaded', function () {
    var words = document.querySelector('.skeleton-words');
    if (words) words.textContent = words.dataset[language] || words.dataset.fr;
  });
})();
