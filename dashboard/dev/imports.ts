import { claire, personRef, schoolRef } from './people.js';

const tally = (counts: Record<string, number>) =>
  Object.entries(counts).map(([kind, count]) => ({ kind, count }));

export const report = {
  created: tally({ PUPIL: 1240, RELATIVE: 2104, TEACHER: 96, NON_TEACHING: 31, SCHOOL: 2 }),
  updated: tally({ PUPIL: 14, TEACHER: 2 }),
  unchanged: tally({ PUPIL: 210 }),
  merged: tally({ RELATIVE: 2 }),
  departed: tally({ PUPIL: 41 }),
  leftOut: tally({ RELATIVE: 18, SCHOOL: 3 }),
  errors: tally({ PUPIL: 1 }),
  reasons: [
    ...Array.from({ length: 18 }, (_, i) => ({
      file: 'ENT_Complet_20130117_PersRelEleve_0000.xml',
      line: 1200 + i * 37,
      kind: 'RELATIVE',
      code: 'NOT_NAMED_BY_A_PUPIL',
    })),
    { file: 'ENT_Complet_20130117_Eleve_0000.xml', line: 48_012, kind: 'PUPIL', code: 'BIRTH_DATE_INVALID' },
    ...Array.from({ length: 3 }, (_, i) => ({
      file: 'ENT_Complet_20130117_EtabEducNat_0000.xml',
      line: 9 + i * 24,
      kind: 'SCHOOL',
      code: 'NO_KNOWN_SCHOOL',
    })),
  ],
  reasonCount: 22,
  seconds: 12.4,
};

interface DevImport {
  id: string;
  state: string;
  [key: string]: unknown;
}

const base = (n: number, state: string): DevImport => ({
  id: `20000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  state,
  format: 'AAF',
  files: ['Eleve', 'EtabEducNat', 'PersEducNat', 'PersRelEleve'].map((kind, i) => ({
    name: `ENT_Complet_20130117_${kind}_0000.xml`,
    bytes: 3_400_000 * (i + 1),
  })),
  schools: [schoolRef(0), schoolRef(1)],
  by: n % 3 ? personRef(claire) : null,
  createdAt: new Date(Date.now() - n * 40_000_000).toISOString(),
  endedAt: null,
  progress: null,
  preview: null,
  report: null,
  refusal: null,
  departures: [],
});

const departures = [{ school: schoolRef(1), departing: 41, members: 212 }];

/** One import in each state; the ones going on go on while one looks. */
export const imports: DevImport[] = [
  {
    ...base(0, 'RUNNING'),
    progress: { phase: 'PUPILS', done: 0, total: 40_000, startedAt: new Date().toISOString() },
  },
  { ...base(1, 'HELD'), preview: report, departures },
  { ...base(2, 'ANALYSED'), preview: { ...report, departed: [] } },
  { ...base(3, 'COMPLETED'), report },
  {
    ...base(4, 'REFUSED'),
    refusal: { code: 'IMPORT_FILE_TRUNCATED', file: 'ENT_Complet_20130117_Eleve_0000.xml', line: 48_012 },
  },
  { ...base(5, 'INTERRUPTED') },
  {
    ...base(6, 'UPLOADED'),
    format: null,
    schools: [],
    files: [{ name: 'CSVExtraction-eleves.csv', bytes: 48_000 }],
  },
];

/** A second later: what runs is further. */
export function tick(): void {
  for (const held of imports) {
    const progress = held.progress as {
      phase: string;
      done: number;
      total: number;
      startedAt: string;
    } | null;
    if (!progress || !['RUNNING', 'ANALYSING'].includes(held.state)) continue;
    const done = Math.min(progress.total, progress.done + 400);
    held.progress = { ...progress, done };
    if (done < progress.total) continue;
    if (held.state === 'ANALYSING')
      Object.assign(held, { state: 'ANALYSED', preview: { ...report, departed: [] }, progress: null });
    else Object.assign(held, { state: 'COMPLETED', report, progress: null });
  }
}

/** A new upload. */
export function received(): string {
  const held = { ...base(100 + imports.length, 'UPLOADED'), createdAt: new Date().toISOString() };
  imports.unshift(held);
  return held.id;
}

export const progressAnew = () => ({
  phase: 'READING',
  done: 0,
  total: 2000,
  startedAt: new Date().toISOString(),
});
