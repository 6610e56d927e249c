import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * What letters are set in: Atkinson Hyperlegible (OFL 1.1), made so that 0 and O, 1, l and I are told apart; `mono` for
 * what is typed letter by letter.
 */
export type Face = 'regular' | 'bold' | 'mono';

const files: Readonly<Record<Face, string>> = {
  regular: '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  bold: '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
  mono: '@expo-google-fonts/atkinson-hyperlegible-mono/500Medium/AtkinsonHyperlegibleMono_500Medium.ttf',
};

const locate = createRequire(import.meta.url);
let read: Readonly<Record<Face, Buffer>> | undefined;

/** The fonts' files, read once. */
export function fontFiles(): Readonly<Record<Face, Buffer>> {
  const file = (face: Face) => readFileSync(locate.resolve(files[face]));
  read ??= { regular: file('regular'), bold: file('bold'), mono: file('mono') };
  return read;
}
