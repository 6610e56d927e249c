/** @jsxImportSource preact */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Waiting } from './parts/Page.js';
import { useReading } from './reading.js';

/** A page whose code is fetched when it is opened. */
export function later(load: () => Promise<ComponentType>): ComponentType {
  return function Later() {
    const { t } = useReading();
    const [page, setPage] = useState<{ Page?: ComponentType; failed?: true }>({});
    useEffect(() => {
      load().then(
        (Page) => setPage({ Page }),
        () => setPage({ failed: true }),
      );
    }, []);
    if (page.Page) return <page.Page />;
    if (!page.failed) return <Waiting text={t('wait')} />;
    return (
      <div class="page" role="alert">
        <p>{t('NETWORK')}</p>
        <button type="button" class="button" onClick={() => window.location.reload()}>
          {t('retry')}
        </button>
      </div>
    );
  };
}
