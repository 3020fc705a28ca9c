import { z } from 'zod';
import { isoDateSchema, rateSchema } from './figures.js';

const text = (longest: number) => z.string().trim().min(1).max(longest);
const instantSchema = z.iso.datetime({ offset: true });

/** `POST /api/v1/questions`. `id` is chosen by the page: a question sent twice is asked once. */
export const questionAskSchema = z.strictObject({
  id: z.uuid(),
  unit: z.string().regex(/^(\d\.\d\d\.){3}\d\d\.\d{4}$/),
  text: text(280),
});
export type QuestionAsk = z.infer<typeof questionAskSchema>;

/** `PUT /api/v1/questions/:id/answer`, once. */
export const questionAnswerSchema = z.strictObject({ text: text(1_000) });

/** A question of the regent to a unit, and what became of it. */
export const questionSchema = z.strictObject({
  id: z.uuid(),
  unit: z.string(),
  text: z.string(),
  askedBy: z.string(),
  askedAt: instantSchema,
  /** The working day until which an answer is expected; null when no holiday table tells. */
  dueOn: isoDateSchema.nullable(),
  state: z.enum(['menunggu', 'dijawab']),
  /** Waiting, and its day has passed. */
  isLate: z.boolean(),
  /** Rates of the unit as its board stood when it was asked, each null where unknown; null when the unit had no row. */
  beside: z.strictObject({ absorption: rateSchema.nullable(), gap: rateSchema.nullable(), asOf: isoDateSchema }).nullable(),
  answer: z.strictObject({ text: z.string(), by: z.string(), at: instantSchema }).nullable(),
});
export type Question = z.infer<typeof questionSchema>;

/** `GET /api/v1/questions`: those that exist for the caller, the latest first. `dueOn` = until when one asked today is to be answered. */
export const questionListSchema = z.strictObject({ dueOn: isoDateSchema.nullable(), questions: z.array(questionSchema) });
export type QuestionList = z.infer<typeof questionListSchema>;
