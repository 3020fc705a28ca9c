import { Encoder, PacketType } from 'socket.io-parser';
import { describe, expect, it } from 'vitest';
import { WrittenJson, writtenParser } from './written-json.js';

const answer = { channels: { 'demo-2026': { board: 'Rp\u00a01 "juta" – \ud83d\ude42' } } };
const text = JSON.stringify(answer);

describe('an answer that was written before', () => {
  it.each(['/', '/live'])('goes out as the library would have written it, in the namespace %s', (nsp) => {
    const packet = (data: unknown) => ({ type: PacketType.ACK, nsp, id: 12, data: [data] });
    const own = new writtenParser.Encoder();
    expect(own.encode(packet(new WrittenJson(text)))).toEqual(new Encoder().encode(packet(answer)));
    expect(own.encode(packet(answer))).toEqual(new Encoder().encode(packet(answer)));
  });
});
