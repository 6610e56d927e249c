import { expect, test } from '@jest/globals';
import { reportName } from './report-lines.js';

test('KO-7: a report bears the day that its campaign began on, by the clocks of France', () => {
  expect(reportName('SENDING', new Date('2026-09-01T22:30:00Z'))).toBe('ENT-Bilan-envoi-2026-09-02.csv');
  expect(reportName('UNREACHED', new Date('2026-12-01T22:30:00Z'))).toBe('ENT-Sans-adresse-2026-12-01.csv');
});
