import { describe, expect, it } from '@jest/globals';
import { kindOfFile, uploadError } from './upload.js';

describe('what an upload holds', () => {
  it.each([
    ['ENT_Complet_20130117_Eleve_0000.xml', 'AAF'],
    ['CSVExtraction-eleves.CSV', 'BE1D'],
    ['users.csv', 'ONEROSTER'],
    ['rentree.zip', 'ZIP'],
    ['photo.jpg', undefined],
    ['xml', undefined],
  ])('%s is %s', (name, kind) => {
    expect(kindOfFile(name)).toBe(kind);
  });
});

describe('a refused upload', () => {
  it.each([
    [{ code: 'IMPORT_NO_FILES' }, 400, 'IMPORT_NO_FILES'],
    [{ errors: [{ extensions: { code: 'FORBIDDEN' } }] }, 200, 'FORBIDDEN'],
    [{}, 413, 'IMPORT_TOO_LARGE'],
    [{}, 401, 'UNAUTHENTICATED'],
    [{}, 502, 'INTERNAL'],
  ])('%j with status %i is %s', (answer, status, code) => {
    expect(uploadError(answer, status).code).toBe(code);
  });
});
