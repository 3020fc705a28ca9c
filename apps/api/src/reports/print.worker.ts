import { answerQuestions } from '../platform/process/asked-process.js';
import { printBytes, type ToPrint } from './print-bytes.js';

answerQuestions<ToPrint, Uint8Array>(printBytes);
