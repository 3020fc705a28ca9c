import { questionAnswerSchema, questionAskSchema, questionListSchema } from '@lcc/contract';
import { operation } from './people-operations.js';

/** Questions of the regent to units. */
export const questionOperations: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  '/api/v1/questions': {
    get: operation({
      id: 'listQuestions',
      summary: 'Pertanyaan Bupati yang menunggu dan yang dijawab; bagi operator, kepada unitnya sendiri',
      answer: questionListSchema,
    }),
    post: operation({
      id: 'askUnit',
      summary: 'Bertanya kepada unit; id yang sama dua kali ditanyakan sekali',
      body: questionAskSchema,
      also: { 409: 'Terlalu banyak pertanyaan unit itu belum dijawab' },
    }),
  },
  '/api/v1/questions/{id}/answer': {
    put: {
      ...operation({
        id: 'answerQuestion',
        summary: 'Jawaban unit atas sebuah pertanyaan, sekali',
        body: questionAnswerSchema,
        also: { 404: 'Tidak ada, atau bukan untuk unit pemanggil', 409: 'Sudah dijawab' },
      }),
      parameters: [{ name: 'id', in: 'path', required: true, description: 'id pertanyaan', schema: { type: 'string' } }],
    },
  },
};
