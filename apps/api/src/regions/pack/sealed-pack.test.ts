import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { RegionPackContent } from '@lcc/contract';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../platform/audit/canonical-json.js';
import { PackRefused } from './pack-refused.js';
import { isRegionPack, openPack, sealPack } from './sealed-pack.js';

const UNIT = '1.03.0.00.0.00.03.0000';
const content: RegionPackContent = {
  format: 'lcc-region-pack',
  version: 3,
  made: '2026-08-15T05:00:00.000Z',
  region: { code: '12.18', name: 'Kabupaten Serdang Bedagai' },
  year: 2026,
  units: [{ code: UNIT, name: 'Dinas PUTR', parent: null, district: null, from: '2026-01-01' }],
  aliases: [],
  mergers: [],
  districts: [{ code: '12.18.01', name: 'Satu', label: [99.05, 3.45] }],
  boundaries: null,
  names: [],
  bridges: [],
  holidays: [],
  catalogue: [],
  thresholds: [],
  places: [],
  layouts: [],
};

function signer(kind: 'ed25519' | 'ed448' = 'ed25519') {
  const { privateKey, publicKey } = kind === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ed448');
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return {
    publicKey: der.toString('base64'),
    fingerprint: createHash('sha256').update(der).digest('hex'),
    sign: (text: string) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  };
}
const key = signer();
const open = (value: unknown) => openPack(Buffer.from(JSON.stringify(value)));
/** Signed, whatever it holds. */
const sealed = (value: Readonly<Record<string, Json>>, by = key) => ({
  ...value,
  seal: { key: by.publicKey, signature: by.sign(canonicalJson(value)) },
});

describe('a sealed pack', () => {
  it('opens with the fingerprint of its signer, also when it was only written in another order and with other blanks', () => {
    const pack = sealPack(content, key);
    expect(open(pack)).toEqual({ content, signer: key.fingerprint });
    const turned = Object.fromEntries(Object.entries(pack).reverse());
    expect(openPack(Buffer.from(JSON.stringify(turned, null, 4))).content).toEqual(content);
  });

  it.each<[string, (pack: ReturnType<typeof sealPack>) => unknown]>([
    ['a name', (pack) => ({ ...pack, units: [{ ...pack.units[0], name: 'Dinas Lain' }] })],
    ['a layout', (pack) => ({ ...pack, layouts: [{ name: 'Dinding', scenes: ['anomali'], dwell: {}, schedule: [] }] })],
    ['a unit less', (pack) => ({ ...pack, units: [] })],
    ['one field more', (pack) => ({ ...pack, saldo: '1.00' })],
    ['a coordinate', (pack) => ({ ...pack, districts: [{ ...pack.districts[0], label: [99.05, 3.46] }] })],
    ['another key over the same signature', (pack) => ({ ...pack, seal: { ...pack.seal, key: signer().publicKey } })],
    ['the signature', (pack) => ({ ...pack, seal: { ...pack.seal, signature: Buffer.alloc(64).toString('base64') } })],
  ])('is refused when somebody changed %s', (_, change) => {
    expect(() => open(change(sealPack(content, key)))).toThrow('diubah sesudah ditandatangani');
  });

  it.each([
    ['no seal', content],
    ['no signature', { ...content, seal: { key: key.publicKey } }],
    ['a key that is none', { ...content, seal: { key: 'AAAA', signature: 'AAAA' } }],
    ['a key of another kind', sealed(content, signer('ed448'))],
  ])('is refused with %s', (_, pack) => {
    expect(() => open(pack)).toThrow('tidak bertanda tangan, atau kunci penanda tangannya rusak');
  });

  it('of version 1, which knew neither thresholds, names of places nor layouts, is read as one without', () => {
    const { thresholds: _, places: __, layouts: ___, ...first } = { ...content, version: 1 as const };
    expect(open(sealed(first)).content).toEqual({ ...first, thresholds: [], places: [], layouts: [] });
  });

  it('is refused in another shape, version or format, signed or not', () => {
    expect(() => open(sealed({ ...content, units: [{ code: UNIT, name: 'Dinas', kepala: 'Budi' }] }))).toThrow(
      /tidak sesuai bentuknya[\s\S]*units\.0: Tidak dikenal di sini: kepala/,
    );
    expect(() => open(sealed({ ...content, version: 4 }))).toThrow('berversi 4; program ini membaca versi 1 sampai 3');
    expect(() => open({ type: 'FeatureCollection' })).toThrow('Ini bukan pak wilayah');
    expect(() => openPack(Buffer.from('{"format":"lcc-region-pack"'))).toThrow(PackRefused);
    const deep = `{"format":"lcc-region-pack","version":1,"x":${'['.repeat(100_000)}${']'.repeat(100_000)},"seal":${JSON.stringify(sealPack(content, key).seal)}}`;
    expect(() => openPack(Buffer.from(deep))).toThrow(PackRefused);
  });

  it('is told from boundaries by what it says, not by its name', () => {
    expect(isRegionPack(Buffer.from(JSON.stringify(content)))).toBe(true);
    expect(isRegionPack(Buffer.from('{"type":"FeatureCollection","features":[]}'))).toBe(false);
    expect(isRegionPack(Buffer.from('[]'))).toBe(false);
    expect(isRegionPack(Buffer.from('\xff', 'latin1'))).toBe(false);
  });
});
