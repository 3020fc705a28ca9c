import { noteListSchema } from '@lcc/contract';
import { expect, it } from 'vitest';
import { type Person, UNIT, withTestApp } from '../app.testing.js';

const test = withTestApp();
const PATH = '/api/v1/me/notes';
const read = async (by: Person) => noteListSchema.parse(await (await by.ask('GET', PATH)).json()).notes;

it('a note is its author’s alone, can be changed and removed, and stands in no place in clear', async () => {
  const [regent, other] = [await test.person('regent'), await test.person('regent')];
  expect((await regent.ask('PUT', `${PATH}/${UNIT}`, { text: 'Tanyakan lagi Kamis' })).status).toBe(204);
  const { [UNIT]: first } = await read(regent);
  expect(first?.text).toBe('Tanyakan lagi Kamis');
  expect(await read(other)).toEqual({});
  test.clock.advance(60_000);
  expect((await regent.ask('PUT', `${PATH}/${UNIT}`, { text: 'Sudah beres' })).status).toBe(204);
  const { [UNIT]: changed } = await read(regent);
  expect([changed?.text, Date.parse(changed?.at ?? '') - Date.parse(first?.at ?? '')]).toEqual(['Sudah beres', 60_000]);
  const kept = JSON.stringify([
    await test.database.dataSource.query('SELECT * FROM unit_note'),
    await test.database.dataSource.query('SELECT * FROM audit_entry'),
  ]);
  expect(kept).not.toContain('beres');
  expect(kept.match(/note\.changed/g)).toHaveLength(2);
  expect((await other.ask('DELETE', `${PATH}/${UNIT}`)).status).toBe(204); // of the other's own, of which there is none
  expect(Object.keys(await read(regent))).toEqual([UNIT]);
  expect((await regent.ask('DELETE', `${PATH}/${UNIT}`)).status).toBe(204);
  expect(await read(regent)).toEqual({});
});

it('a note is of a unit, holds something, and is written by the regent', async () => {
  const regent = await test.person('regent');
  expect((await regent.ask('PUT', `${PATH}/entah`, { text: 'x' })).status).toBe(404);
  for (const text of ['', ' ', 'x'.repeat(2_001)]) expect((await regent.ask('PUT', `${PATH}/${UNIT}`, { text })).status).toBe(422);
  for (const role of ['administrator', 'unit-operator', 'inspector'] as const)
    expect((await (await test.person(role)).ask('GET', PATH)).status).toBe(403);
});
