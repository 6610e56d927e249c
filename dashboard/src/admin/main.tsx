import { createRoot } from 'react-dom/client';
import { App } from './App.js';
import { createDataProvider } from './data/data-provider.js';
import { createI18nProvider } from './i18n/i18n-provider.js';
import { isLanguage } from './i18n/format.js';
import { createAuthProvider } from './session/auth-provider.js';

// boot.js has put the language chosen last time, or the browser's, on the document.
const language = document.documentElement.lang;
const i18nProvider = await createI18nProvider(isLanguage(language) ? language : 'fr');
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <App authProvider={createAuthProvider()} dataProvider={createDataProvider()} i18nProvider={i18nProvider} />,
);
