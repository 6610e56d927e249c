import { createRoot } from 'react-dom/client';
import { App } from './App.js';
import { asked } from './asked.js';
import { createDataProvider } from './data/data-provider.js';
import { createI18nProvider } from './i18n/i18n-provider.js';
import { isLanguage } from './i18n/format.js';
import * as pages from './pages.js';
import { createAuthProvider } from './session/auth-provider.js';

async function start(): Promise<void> {
  // boot.js has put the language chosen last time, or the browser's, on the document.
  const language = document.documentElement.lang;
  const [i18nProvider] = await Promise.all([
    createI18nProvider(isLanguage(language) ? language : 'fr'),
    // Its files are on their way; where they do not come, it says so in its place.
    asked.page && pages[asked.page].fetch().catch(() => undefined),
  ]);
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  createRoot(root).render(
    <App
      authProvider={createAuthProvider()}
      dataProvider={createDataProvider()}
      i18nProvider={i18nProvider}
    />,
  );
}

// Not awaited at the top level: files that share others with this one are run meanwhile.
void start();
