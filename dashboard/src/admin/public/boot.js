// Before the first paint: the language and the appearance chosen last time, so that nothing flashes.
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
  document.addEventListener('DOMContentLoaded', function () {
    var words = document.querySelector('.skeleton-words');
    if (words) words.textContent = words.dataset[language] || words.dataset.fr;
  });
})();
