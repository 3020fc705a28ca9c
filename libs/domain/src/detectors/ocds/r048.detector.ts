import { z } from 'zod';
import { onlyId } from './bids.js';
import { award, release } from './examples.js';
import { upperFence } from './fences.js';
import { numberSetting, redFlag, thresholdSetting } from './red-flag.js';

const many = release('T', [], [award('A', 'active', ['101', '102', '201']), award('A', 'active', ['301'])]);

export const r048 = redFlag({
  id: 'R048',
  catalogue: 'P10',
  title: { id: 'Penyedia memasok terlalu banyak jenis', en: 'Heterogeneous supplier' },
  why: 'Penyedia yang memasok segala hal dapat sekadar dipinjam namanya.',
  legalBasis: 'Perpres 16/2018 Pasal 7: etika pengadaan.',
  severity: 'rendah',
  settings: z.strictObject({
    digits: numberSetting({ unit: 'angka', min: 0, max: 100, step: 1 }, 2),
    threshold: thresholdSetting({ unit: 'jenis', min: 0, max: 1_000_000, step: 1 }),
    minimum_contracting_processes: numberSetting({ unit: 'proses', min: 0, max: 1_000_000, step: 1 }, 20),
  }),
  fires: [
    { settings: { threshold: 3, minimum_contracting_processes: 1 }, releases: [many], report: { Tenderer: { A: { R048: 3 } } } },
    { settings: { minimum_contracting_processes: 1, digits: 1 }, releases: [many], report: { Tenderer: { A: { R048: 3 } } } },
  ],
  quiet: [
    { releases: [many], report: {} },
    { settings: { threshold: 3, minimum_contracting_processes: 2 }, releases: [many], report: {} },
    {
      settings: { threshold: 1, minimum_contracting_processes: 1 },
      releases: [release('T', [], [award('A+B', 'active', ['1'])])],
      report: {},
    },
  ],
  begin: ({ digits, threshold, minimum_contracting_processes: least }) => {
    const suppliers = new Map<string, { processes: number; classes: Set<string> }>();
    return {
      take(release) {
        const seen = new Set<string>();
        for (const { status, suppliers: parties, classifications } of release.awards ?? []) {
          const id = onlyId(parties);
          if (status !== 'active' || id === null || classifications.length === 0) continue;
          const entry = suppliers.get(id) ?? { processes: 0, classes: new Set() };
          suppliers.set(id, entry);
          if (!seen.has(id)) entry.processes += 1;
          seen.add(id);
          for (const code of classifications) entry.classes.add([...code].slice(0, digits).join(''));
        }
      },
      finish(raise) {
        const kept = [...suppliers].filter(([, { processes }]) => processes >= least);
        const fence = upperFence(
          kept.map(([, { classes }]) => classes.size),
          threshold,
        );
        for (const [id, { classes }] of kept) if (classes.size >= fence) raise('Tenderer', id, classes.size);
      },
    };
  },
});
