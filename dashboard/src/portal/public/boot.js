// Before the first paint: the appearance chosen last time, so that nothing flashes.
(function () {
  try {
    var theme = JSON.parse(localStorage.getItem('RaStore.theme'));
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch (error) {
    // Without storage the device's appearance holds.
  }
})();
