import { isLanguage } from './words/index.js';
import type { Language } from './words/index.js';

/** Language and appearance are kept where the dashboard keeps its own, so that both agree. */
function keep(key: string, value: string): void {
  try {
    if (value) localStorage.setItem(`RaStore.${key}`, JSON.stringify(value));
    else localStorage.removeItem(`RaStore.${key}`);
  } catch {
    // Without storage the choice holds for this page.
  }
}

function kept(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(`RaStore.${key}`) ?? 'null');
  } catch {
    return null;
  }
}

/** The language chosen last time, else French. */
export function keptLanguage(): Language {
  const language = kept('locale');
  return isLanguage(language) ? language : 'fr';
}

export function keepLanguage(language: Language): void {
  keep('locale', language);
}

/** The appearance as boot.js set it: `light`, `dark`, or empty for the device's. */
export function currentTheme(): string {
  return document.documentElement.dataset.theme ?? '';
}

/** Shows the page in an appearance from now on. */
export function chooseTheme(theme: string): void {
  keep('theme', theme);
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}
