import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { AccountId, schoolId } from '@loge/contracts';
import fc from 'fast-check';
import { csvCell } from '../../files/csv.js';
import { writeCsv } from './csv.js';
import type { CredentialRow } from './sheet.js';

const row: CredentialRow = {
  account: AccountId.parse('6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0001'),
  ...{ school: schoolId('0611234X'), profile: 'RELATIVE', className: '6A', family: 'Roux', given: 'Zoé' },
  ...{ login: 'zoe.roux', joinKey: 'AC-VILLE$12234', language: 'fr', children: [] },
  address: { street: '1 bis; rue du "Port"\r\nBât. B', postcode: '06000', town: 'Nice' },
  cell: { kind: 'PASSWORD', password: 'wxh4-k7mp-t2rq', expiresAt: new Date(0) },
};
async function* rowsOf(...rows: CredentialRow[]) {
  yield* rows;
}

describe('KO-4: a file for a spreadsheet', () => {
  test('is UTF-8 with its mark, in columns between semicolons, each line ended by CRLF', async () => {
    const out = new PassThrough();
    const read = text(out);
    const cells = ['ACTIVATED', 'ACADEMY', 'OLD_LOGIN', 'BEYOND'] as const;
    const others = cells.map((kind) => ({ ...row, cell: { kind } }));
    const bytes = await writeCsv(
      { rows: rowsOf(row, ...others) },
      out.on('error', () => undefined),
    );
    out.end();
    // Reading text leaves the mark out.
    const lines = (await read).replace(/^\uFEFF/, '').split('\r\n');
    expect(lines[0]).toBe(
      'rne;uid;classe;profil;prenom;nom;login;mot de passe;cle de jointure;adresse;code postal;ville',
    );
    expect(lines[1]).toBe(
      `0611234X;${row.account};6A;Tuteur;Zoé;Roux;zoe.roux;wxh4-k7mp-t2rq;AC-VILLE$12234;"1 bis; rue du ""Port"" Bât. B";06000;Nice`,
    );
    expect(lines.slice(2, -1).map((line) => line.split(';')[7])).toEqual([
      ...['déjà activé', "se connecte à l'académie", 'ancien accès', 'hors de votre périmètre'],
    ]);
    expect(lines.at(-1)).toBe('');
    expect(bytes).toBe(Buffer.byteLength(`\uFEFF${lines.join('\r\n')}`));
  });

  test.each(['=1+1', '+33', '-2', '@SUM(A1)', '\tx', '\rx', ' =1', '＝1'])(
    'holds no formula: %j begins with an apostrophe',
    (typed) => {
      expect(csvCell(typed).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  test('has each text in one cell of one line, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const cell = csvCell(typed);
        expect(cell).not.toMatch(/[\r\n]/);
        if (!cell.startsWith('"')) return expect(cell).not.toMatch(/[;"]/);
        return expect(cell).toMatch(/^"([^"]|"")*"$/);
      }),
    );
  });

  test('stops when whoever reads has gone', async () => {
    const out = new PassThrough();
    out.destroy();
    await expect(writeCsv({ rows: rowsOf(row) }, out)).rejects.toThrow('Nobody');
  });
});
