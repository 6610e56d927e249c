import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text and where it stands, in points from the top left of its page. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A tag, with the tags within. */
export interface Tag {
  readonly role: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children?: readonly Tag[];
}

/** A page as it is read back. */
export interface ReadPage {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly tags: readonly Tag[];
}

/** A PDF, read back by a program of another make. */
export async function readPdf(bytes: Buffer): Promise<{ pages: ReadPage[]; info: object }> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) =>
      'str' in item
        ? // A transform is six numbers: PDF 32000-1, 8.3.3. It counts from the bottom.
          [
            {
              text: item.str,
              x: Number(item.transform[4]),
              y: height - Number(item.transform[5]),
              width: item.width,
            },
          ]
        : [],
    );
    // Its leaves have neither role nor children.
    const tree = (await page.getStructTree()) as Tag | null;
    pages.push({
      text: pieces
        .map(({ text }) => text)
        .join(' ')
        .replace(/\s+/g, ' '),
      pieces,
      tags: flat(tree),
    });
  }
  const { info } = await document.getMetadata();
  await task.destroy();
  return { pages, info };
}

function flat(tag: Tag | null): Tag[] {
  if (!tag?.role) return [];
  return [tag, ...(tag.children ?? []).flatMap(flat)];
}
