import { words } from './words.js';
import type { Language } from './words.js';

const root = document.documentElement;

/** Language and appearance are kept where the dashboard keeps its own, so that both agree. */
function keep(key: string, value: string): void {
  try {
    if (value) localStorage.setItem(`RaStore.${key}`, JSON.stringify(value));
    else localStorage.removeItem(`RaStore.${key}`);
  } catch {
    // Without storage the choice holds for this page.
  }
}

/** Puts the page into a language. */
function speak(language: Language): void {
  const spoken: Readonly<Record<string, string>> = words[language];
  root.lang = language;
  document.title = words[language].pageTitle;
  for (const element of document.querySelectorAll<HTMLElement>('[data-t]'))
    element.textContent = spoken[element.dataset.t ?? ''] ?? element.textContent;
}

const language = document.querySelector<HTMLSelectElement>('#language');
const theme = document.querySelector<HTMLSelectElement>('#theme');

if (language) {
  language.value = root.lang === 'en' ? 'en' : 'fr';
  speak(language.value === 'en' ? 'en' : 'fr');
  language.addEventListener('change', () => {
    keep('locale', language.value);
    speak(language.value === 'en' ? 'en' : 'fr');
  });
}
if (theme) {
  theme.value = root.dataset.theme ?? '';
  theme.addEventListener('change', () => {
    keep('theme', theme.value);
    if (theme.value) root.dataset.theme = theme.value;
    else delete root.dataset.theme;
  });
}
