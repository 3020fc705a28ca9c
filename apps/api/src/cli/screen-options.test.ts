import { describe, expect, it } from 'vitest';
import { plainScreen } from '../platform/access/screen-registry.js';
import { applyScreenFlags, formatText } from './screen-options.js';

const plain = plainScreen('Dinding Utama');

describe('what the command line says of a screen', () => {
  it('keeps scenes in the order given, each once, however they are separated', () => {
    expect(applyScreenFlags(plain, { scenes: ['peta,ringkas', 'peta'] }).scenes).toEqual(['peta', 'ringkas']);
  });

  it('changes what is named, empties what is named with a dash, and keeps the rest', () => {
    const measured = applyScreenFlags(plain, { diagonal: '65', seat: '4,5', orientation: 'portrait', room: 'light' });
    expect(measured).toMatchObject({ diagonalInch: 65, seatM: 4.5, orientation: 'portrait', room: 'light', scenes: null });
    expect(applyScreenFlags(measured, { seat: '-', room: '-' })).toEqual({ ...measured, seatM: null, room: 'dark' });
    expect([formatText(plain), formatText(measured)]).toEqual(['k 6,0 (belum diukur) · ruang redup', 'k 5,6 · tegak · ruang terang']);
  });

  it.each([
    [{ scenes: ['ringkas', 'cuaca'] }, '"cuaca" tidak dikenal. Yang ada: ringkas, '],
    [{ scenes: [] }, '--scenes: kosong'],
    [{ diagonal: 'besar' }, '--diagonal: "besar" tidak dapat dipakai; tulis 10 sampai 400 inci'],
    [{ seat: '' }, '--seat: ""'],
    [{ orientation: 'tegak' }, 'pilih landscape atau portrait'],
    [{ room: 'terang' }, 'pilih dark atau light'],
    [{ name: ' ' }, '1 sampai 60 huruf'],
  ])('refuses %j and says what to write', (flags, message) => {
    expect(() => applyScreenFlags(plain, flags)).toThrow(message);
  });

  it('refuses text that the farthest seat cannot read, names both remedies, and takes a reason', () => {
    const far = { diagonal: '43', seat: '7' };
    expect(() => applyScreenFlags(plain, far)).toThrow('Pakai layar 63 inci atau lebih, dekatkan kursi terjauh sampai 4,8 meter');
    expect(applyScreenFlags(plain, { diagonal: '63', seat: '7' }).diagonalInch).toBe(63);
    expect(applyScreenFlags(plain, { diagonal: '43', seat: '4,8' }).seatM).toBe(4.8);
    expect(applyScreenFlags(plain, { ...far, reason: 'menunggu layar baru' }).smallTextReason).toBe('menunggu layar baru');
  });
});
