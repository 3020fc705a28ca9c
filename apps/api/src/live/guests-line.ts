import { events, type GuestsFrame } from '@lcc/contract';
import { Injectable } from '@nestjs/common';
import { ChosenLine } from './chosen-line.js';

/** Where the masked present goes out, to the screens that guests stand before. */
@Injectable()
export class GuestsLine extends ChosenLine<GuestsFrame> {
  constructor() {
    super(events.guests);
  }
}
