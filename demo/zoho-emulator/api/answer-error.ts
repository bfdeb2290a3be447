import {ZohoError} from '../world/zoho-error.ts';
import {errorAnswer} from './json-answer.ts';

/** Refusals become flat bodies; a mistake of the emulator itself becomes Zoho's 500, and is printed. */
export function answerError(error: Error): Response {
  if (error instanceof ZohoError) return errorAnswer(error);
  console.error(error);
  return errorAnswer(new ZohoError(500, 'INTERNAL_ERROR', 'Internal Server Error'));
}
