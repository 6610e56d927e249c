import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { jpeg, png } from './picture.fixture.js';
import { LARGEST_LOGO, pictureOf } from './picture.js';

describe('KO-5: a picture that letters can hold', () => {
  test('is a PNG or JPEG by its content', () => {
    expect(pictureOf(png({ width: 40, height: 20 }))).toEqual({
      mediaType: 'image/png',
      width: 40,
      height: 20,
    });
    expect(pictureOf(jpeg({ width: 40, height: 20 }))).toEqual({
      ...{ mediaType: 'image/jpeg', width: 40, height: 20 },
    });
  });

  test.each([
    ['empty', Buffer.alloc(0)],
    ['one byte', Buffer.from([0xff])],
    ['a page with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')],
    ['only the beginning of a PNG', png({}).subarray(0, 40)],
    ['only the beginning of a JPEG', jpeg({}).subarray(0, 20)],
    ['wider than 2,000 pixels', png({ width: 2_001, height: 1 })],
    ['higher than 2,000 pixels', jpeg({ width: 1, height: 2_001 })],
    ['without a pixel', png({ width: 0, height: 0 })],
    ['an interlaced PNG', png({ interlace: 1 })],
    ['a PNG of 16 bits', png({ bits: 16 })],
    ['a PNG with a palette that is not there', png({ color: 3 })],
    ['a PNG that unpacks to more than it says', png({ packed: deflateSync(Buffer.alloc(5_000_000)) })],
    ['a PNG that unpacks to less', png({ packed: deflateSync(Buffer.alloc(3)) })],
    ['a PNG that does not unpack', png({ packed: Buffer.from('no zlib') })],
    ['a PNG whose lines are packed in no known way', png({ packed: deflateSync(Buffer.alloc(4 * 13, 9)) })],
    ['a JPEG in CMYK', jpeg({ components: 4 })],
    ['a lossless JPEG', jpeg({ frame: 0xc3 })],
    ['larger than 200 kB', Buffer.concat([png({}), Buffer.alloc(LARGEST_LOGO)])],
  ])('is not what is %s', (_, bytes) => {
    expect(pictureOf(bytes)).toBeUndefined();
  });
});
