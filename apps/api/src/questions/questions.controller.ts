import { type QuestionAsk, type QuestionList, questionAnswerSchema, questionAskSchema } from '@lcc/contract';
import { Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import type { Session } from '../platform/access/caller.js';
import { Allow, By, Mine } from '../platform/access/policy.js';
import { notFoundProblem } from '../platform/access/refusals.js';
import type { Actor } from '../platform/audit/actor.js';
import { JsonBody } from '../platform/http/json-body.js';
import { Problem } from '../platform/http/problem.js';
import { QuestionRefused, UnitQuestions } from './unit-questions.js';

/** Questions to units: asked by who leads, answered by the unit itself. */
@Controller('api/v1/questions')
export class QuestionsController {
  constructor(private readonly questions: UnitQuestions) {}

  @Get()
  @Allow({ right: 'questions.read' })
  list(@Mine() { account }: Session): Promise<QuestionList> {
    return this.questions.list(account.unit);
  }

  @Post()
  @HttpCode(204)
  @Allow({ right: 'questions.ask' })
  ask(@By() actor: Actor, @JsonBody(questionAskSchema) asked: QuestionAsk): Promise<void> {
    return refused(this.questions.ask(asked, actor));
  }

  @Put(':id/answer')
  @HttpCode(204)
  @Allow({ right: 'questions.answer', object: { of: 'unit-object', param: 'id', by: UnitQuestions } })
  async answer(
    @By() actor: Actor,
    @Param('id') id: string,
    @JsonBody(questionAnswerSchema) { text }: z.infer<typeof questionAnswerSchema>,
  ): Promise<void> {
    if ((await this.questions.unitOf(id)) === null) throw notFoundProblem();
    await refused(this.questions.answer(id, text, actor));
  }
}

async function refused<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof QuestionRefused)) throw error;
    const issues = [{ field: error.field, code: 'question', message: error.message }];
    throw new Problem(error.isConflict ? 409 : 422, 'Tidak dapat diterima', error.message, { issues });
  }
}
