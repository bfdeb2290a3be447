/** What Zoho answers, alone (`{code, details, message, status}`) or as one item of `data[]`. */
export interface ErrorBody {
  code: string;
  details: Record<string, unknown>;
  message: string;
  status: 'error';
}

/**
 * A refusal in Zoho's own words. Thrown for a whole request it becomes a flat body; caught for one record it
 * becomes an item of `data[]`.
 */
export class ZohoError extends Error {
  override readonly name = 'ZohoError';
  readonly status: number;
  readonly code: string;
  readonly details: Record<string, unknown>;

  constructor(status: number, code: string, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }

  get body(): ErrorBody {
    return {code: this.code, details: this.details, message: this.message, status: 'error'};
  }
}

/** The commonest refusal of a value. */
export const invalidData = (details: Record<string, unknown>, message = 'invalid data'): ZohoError =>
  new ZohoError(400, 'INVALID_DATA', message, details);

export const invalidModule = (message = 'the module name given seems to be invalid'): ZohoError =>
  new ZohoError(400, 'INVALID_MODULE', message, {resource_path_index: 0});

export const tooManyRequests = (message: string): ZohoError =>
  new ZohoError(429, 'TOO_MANY_REQUESTS', message);
