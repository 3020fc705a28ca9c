import { describe, expect, it } from 'vitest';
import { suggestDocument } from './suggest-document.js';

const documents = [
  { id: 'a', code: '2.2', name: null },
  { id: 'b', code: '2.2.1', name: 'Daftar paket yang dikonsolidasi' },
  { id: 'c', code: '2.2.11', name: 'Kontrak payung katalog lokal' },
  { id: 'd', code: '7.1.1', name: 'Kontrak payung katalog sektoral' },
];

describe('the document of a file', () => {
  it.each([
    ['MCSP/2.2.1 daftar.pdf', 'b'],
    ['2.2.11.pdf', 'c'],
    ['area 2/2.2.1.pdf', 'b'],
    ['v12.2.1.pdf', null],
    ['daftar_paket-KONSOLIDASI dikonsolidasi.pdf', 'b'],
    ['kontrak payung katalog lokal.pdf', 'c'],
    ['kontrak payung katalog.pdf', null],
    ['scan0001.pdf', null],
  ])('%s is %s', (path, id) => {
    expect(suggestDocument(path, documents)).toBe(id);
  });
});
