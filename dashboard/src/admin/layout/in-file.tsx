import { lazy, Suspense, useState } from 'react';
import type { ComponentType } from 'react';
import { furtherWords } from '../i18n/spoken.js';

/** A component in a file of its own. */
export interface InFile<Props> {
  (props: Props): React.JSX.Element;
  /** Resolves when its file and its words are there. */
  fetch(): Promise<ComponentType<Props>>;
}

/**
 * A page whose file is fetched when it is first shown, or before that by `fetch`. One that is there already is shown in
 * the same moment: what React has waited for it shows some 300 ms after what stood in its place.
 * @param load its file. {@link furtherWords} come with it.
 */
export function page<Props extends object>(load: () => Promise<ComponentType<Props>>): InFile<Props> {
  return inFile(async () => {
    const [component] = await Promise.all([load(), furtherWords()]);
    return component;
  });
}

/** {@link page} for those that people open the dashboard with: they wait for no further words, and use none. */
export function firstPage<Props extends object>(load: () => Promise<ComponentType<Props>>): InFile<Props> {
  return inFile(load);
}

/** {@link page} for what stands or opens in a page, which is shown without it meanwhile. */
export function part<Props extends object>(load: () => Promise<ComponentType<Props>>): InFile<Props> {
  const Part = page(load);
  const Shown = (props: Props) => (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  );
  return Object.assign(Shown, { fetch: Part.fetch });
}

function inFile<Props extends object>(load: () => Promise<ComponentType<Props>>): InFile<Props> {
  let there: ComponentType<Props> | undefined;
  const fetch = async () => (there ??= await load());
  const waiting = () =>
    lazy(async () => {
      try {
        return { default: await fetch() };
      } catch (error) {
        // What did not come is asked for again where it is shown again.
        Waiting = waiting();
        throw error;
      }
    });
  let Waiting = waiting();
  const Shown = (props: Props) => {
    const [Component] = useState<ComponentType<Props>>(() => there ?? Waiting);
    return <Component {...props} />;
  };
  return Object.assign(Shown, { fetch });
}
