import { type NoteList, noteWriteSchema } from '@lcc/contract';
import { parseWorkUnitCode, type WorkUnitCode } from '@lcc/domain';
import { Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import type { z } from 'zod';
import type { Session } from '../platform/access/caller.js';
import { Allow, By, Mine } from '../platform/access/policy.js';
import { notFoundProblem } from '../platform/access/refusals.js';
import type { Actor } from '../platform/audit/actor.js';
import { JsonBody } from '../platform/http/json-body.js';
import { UnitNotes } from './unit-notes.js';

/** The own notes on units, and nobody else's. */
@Controller('api/v1/me/notes')
export class NotesController {
  constructor(private readonly notes: UnitNotes) {}

  @Get()
  @Allow({ right: 'regent.own' })
  list(@Mine() { account }: Session): Promise<NoteList> {
    return this.notes.of(account.id);
  }

  @Put(':unit')
  @HttpCode(204)
  @Allow({ right: 'regent.own', object: { of: 'unit', param: 'unit' } })
  write(
    @Mine() { account }: Session,
    @By() actor: Actor,
    @Param('unit') unit: string,
    @JsonBody(noteWriteSchema) { text }: z.infer<typeof noteWriteSchema>,
  ): Promise<void> {
    return this.notes.write(account.id, codeOf(unit), text, actor);
  }

  @Delete(':unit')
  @HttpCode(204)
  @Allow({ right: 'regent.own', object: { of: 'unit', param: 'unit' } })
  remove(@Mine() { account }: Session, @By() actor: Actor, @Param('unit') unit: string): Promise<void> {
    return this.notes.remove(account.id, codeOf(unit), actor);
  }
}

function codeOf(text: string): WorkUnitCode {
  const code = parseWorkUnitCode(text);
  if (code === null) throw notFoundProblem();
  return code;
}
