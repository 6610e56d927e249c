/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { chooseTheme, currentTheme, keepLanguage } from '../preferences.js';
import { useReading } from '../reading.js';
import type { Reading } from '../reading.js';
import { isLanguage, languages, wordsIn } from '../words/index.js';

/** The languages, the appearance, and the links of the school whose page it is. */
export function Footer({
  onLanguage,
}: {
  readonly onLanguage: (spoken: Pick<Reading, 'language' | 'words'>) => void;
}) {
  const { t, language, school } = useReading();
  const [theme, setTheme] = useState(currentTheme);
  const { termsUrl, privacyUrl, videoUrl } = school?.portal ?? {};
  const links = [
    [termsUrl, t('terms')],
    [privacyUrl, t('privacy')],
    [videoUrl, t('video')],
  ].filter((link): link is [string, string] => Boolean(link[0]));
  const speak = async (chosen: string): Promise<void> => {
    if (!isLanguage(chosen)) return;
    keepLanguage(chosen);
    onLanguage(await wordsIn(chosen));
  };
  return (
    <footer>
      {links.length > 0 && (
        <ul class="links">
          {links.map(([url, text]) => (
            <li key={url}>
              <a href={url} rel="noreferrer">
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
      <div class="choices">
        <label>
          {t('language')}
          <select value={language} onChange={(event) => void speak(event.currentTarget.value)}>
            {Object.entries(languages).map(([id, name]) => (
              <option key={id} value={id} lang={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('theme')}
          <select
            value={theme}
            onChange={({ currentTarget }) => {
              chooseTheme(currentTarget.value);
              setTheme(currentTarget.value);
            }}
          >
            <option value="">{t('system')}</option>
            <option value="light">{t('light')}</option>
            <option value="dark">{t('dark')}</option>
          </select>
        </label>
      </div>
      <p class="quiet">{t('footer')}</p>
    </footer>
  );
}
