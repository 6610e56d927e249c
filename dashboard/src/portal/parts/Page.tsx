/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { dropsSessions } from '../place.js';
import { useReading } from '../reading.js';

/** What a page is for, at its head and in the window's title. */
export function Page({
  title,
  name,
  wide = false,
  children,
}: {
  readonly title: string;
  /** The page's name in the window's title, where it is not the heading. */
  readonly name?: string;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}) {
  const { t } = useReading();
  useEffect(() => {
    document.title = name === undefined ? `${title} · ${t('product')}` : `${t('product')} · ${name}`;
  }, [title, name, t]);
  return (
    <div class={wide ? 'page wide' : 'page'}>
      <h1>{title}</h1>
      {children}
    </div>
  );
}

/** Says that the browser will not stay signed in at this address. */
export function InsecureNotice() {
  const { t } = useReading();
  if (typeof window === 'undefined' || !dropsSessions(window.location)) return null;
  return <p class="notice warning">{t('insecure')}</p>;
}

/** What stands while something is fetched. */
export function Waiting({ text }: { readonly text: string }) {
  return (
    <p class="quiet" role="status" aria-busy="true">
      {text}
    </p>
  );
}
