import {problemStatus, type FieldError, type Problem, type ProblemCode} from '../../contract/index.ts';

/** Thrown anywhere below a route; the error handler turns it into a problem answer (RFC 9457). */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ProblemCode;
  /** Further members of the problem: `errors`, `candidates`, `current`, `retryAfter`, `provider`. */
  readonly members: Partial<Problem> & {readonly errors?: FieldError[]};

  constructor(code: ProblemCode, members: Partial<Problem> = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.members = members;
  }

  get status(): number {
    return problemStatus[this.code];
  }
}
