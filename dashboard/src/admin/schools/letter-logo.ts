/** What a logo may take on a letter at 300 dots an inch: 60 by 20 mm, in pixels. */
const LARGEST = { width: 709, height: 236 };
/** The server takes no larger picture, in bytes. */
const MOST_BYTES = 200_000;

/** The size of a picture within the largest, its sides in proportion; never larger than it is. */
export function sizeWithin(width: number, height: number): { width: number; height: number } {
  const factor = Math.min(1, LARGEST.width / width, LARGEST.height / height);
  const side = (length: number) => Math.max(1, Math.round(length * factor));
  return { width: side(width), height: side(height) };
}

/**
 * A picture that somebody chose as letters take it, as a `data:` address: no larger than it is printed, without what a
 * camera wrote beside it. PNG, or JPEG on white where that would be too large.
 * @throws whatever the browser says of a file that is no picture.
 */
export async function logoOf(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file);
  try {
    const { width, height } = sizeWithin(picture.width, picture.height);
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const drawing = canvas.getContext('2d');
    if (!drawing) throw new Error('no canvas');
    drawing.imageSmoothingQuality = 'high';
    drawing.drawImage(picture, 0, 0, width, height);
    const png = canvas.toDataURL('image/png');
    if (bytesOf(png) <= MOST_BYTES) return png;
    drawing.globalCompositeOperation = 'destination-over';
    drawing.fillStyle = '#fff';
    drawing.fillRect(0, 0, width, height);
    return canvas.toDataURL('image/jpeg', 0.85);
  } finally {
    picture.close();
  }
}

/** How many bytes a base64 `data:` address holds, at most. */
function bytesOf(address: string): number {
  return ((address.length - address.indexOf(',') - 1) * 3) / 4;
}
