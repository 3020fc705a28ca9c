import { Decoder, Encoder, type Packet, PacketType } from 'socket.io-parser';

/** An answer that was written as JSON before, so that a thousand screens that come back at once cost no more than sending it. */
export class WrittenJson {
  constructor(readonly text: string) {}

  /** Any other encoder writes the same. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** Socket.IO's own encoder looks through an answer for binary and writes it, each time anew. */
class WrittenEncoder extends Encoder {
  override encode(packet: Packet): unknown[] {
    const [answer] = packet.type === PacketType.ACK ? (packet.data as unknown[]) : [];
    if (!(answer instanceof WrittenJson)) return super.encode(packet);
    return [`${packet.type}${packet.nsp === '/' ? '' : `${packet.nsp},`}${packet.id}[${answer.text}]`];
  }
}

/** For the server's option `parser`. */
export const writtenParser = { Encoder: WrittenEncoder, Decoder };
