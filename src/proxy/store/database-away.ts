const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
]);
/** Classes of SQLSTATE: connection, not enough resources, shut down or cancelled, input/output. */
const stateClasses = new Set(['08', '53', '57', '58']);
const driverWords =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|PGlite is closed/;

/** Whether an error says that the database cannot be asked now, rather than that the question was wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const {code} = error as {code?: unknown};
  if (typeof code === 'string' && (networkCodes.has(code) || stateClasses.has(code.slice(0, 2)))) return true;
  return driverWords.test(error.message);
}
