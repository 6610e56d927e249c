/** @jsxImportSource preact */
import { Page } from '../parts/Page.js';
import { root } from '../place.js';
import { useReading } from '../reading.js';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useReading();
  return (
    <Page title={t('notFoundTitle')}>
      <p class="lead">{t('notFoundAbout')}</p>
      <p>
        <a class="button" href={root}>
          {t('home')}
        </a>
      </p>
    </Page>
  );
}
