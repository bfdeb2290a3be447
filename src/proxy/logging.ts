import {pino, type Logger as Pino} from 'pino';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * Every field a log line may have. Numbers, names, texts and tokens are not among them, and objects (requests, errors) can't be
 * passed: what is not chosen is not logged (reliability T19).
 */
export interface LogFields {
  readonly requestId?: string;
  readonly tenantId?: string;
  readonly callId?: string;
  readonly method?: string;
  /** Pattern of the route, never the path itself. */
  readonly route?: string;
  readonly status?: number;
  readonly milliseconds?: number;
  readonly code?: string;
  /** Class of an error and the places it passed, without its message. */
  readonly error?: {readonly name: string; readonly at: readonly string[]};
  readonly count?: number;
  readonly job?: string;
  readonly setting?: string;
  readonly attempt?: number;
}

export interface Logger {
  error(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  debug(message: string, fields?: LogFields): void;
  /** Writes out what is buffered. */
  flush(): void;
}

/**
 * Structured lines to standard output.
 * @param destination For tests; standard output, written in blocks, otherwise.
 */
export function createLogger(level: LogLevel, destination?: {write(line: string): void}): Logger {
  const output = destination ? undefined : pino.destination({dest: 1, sync: false, minLength: 0});
  const log = pino({level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime}, destination ?? output);
  return {
    error: (message, fields) => write(log, 'error', message, fields),
    warn: (message, fields) => write(log, 'warn', message, fields),
    info: (message, fields) => write(log, 'info', message, fields),
    debug: (message, fields) => write(log, 'debug', message, fields),
    flush: () => output?.flushSync(),
  };
}

/** Says nothing; for tests. */
export const silentLogger: Logger = createLogger('silent', {write: () => {}});

/** What may be said of an error: its class and where it came from; its message may repeat data. */
export function describeError(error: unknown): NonNullable<LogFields['error']> {
  if (!(error instanceof Error)) return {name: typeof error, at: []};
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  return {name: error.name, at: frames.slice(0, 6).map((line) => line.trim().slice(3, 200))};
}

const fieldNames: readonly (keyof LogFields)[] = [
  'requestId',
  'tenantId',
  'callId',
  'method',
  'route',
  'status',
  'milliseconds',
  'code',
  'error',
  'count',
  'job',
  'setting',
  'attempt',
];

function write(
  log: Pino,
  level: 'error' | 'warn' | 'info' | 'debug',
  message: string,
  fields?: LogFields,
): void {
  if (!log.isLevelEnabled(level)) return;
  if (!fields) return log[level](message);
  const chosen: Record<string, unknown> = {};
  for (const name of fieldNames) if (fields[name] !== undefined) chosen[name] = fields[name];
  log[level](chosen, message);
}
