import {describeError, type Logger} from './logging.ts';

/** How long running work may take after a signal before the process ends anyway. */
const patienceMs = 10_000;

/**
 * Ends the process in good order on SIGTERM and SIGINT, and at once, with a non-zero code, when something nobody foresaw goes
 * wrong: a process in an unknown state must not go on writing (reliability J15, J25).
 * @param stop Stops taking in, lets running work finish, closes the database.
 */
export function handleProcessEnd(log: Logger, stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    log.info('stopping');
    const insist = setTimeout(() => leave(log, 1), patienceMs);
    stop().then(
      () => {
        clearTimeout(insist);
        leave(log, 0);
      },
      (error: unknown) => {
        log.error('stopping failed', {error: describeError(error)});
        leave(log, 1);
      },
    );
  };
  process.once('SIGTERM', onSignal);
  process.once('SIGINT', onSignal);
  const onUnexpected = (error: unknown) => {
    log.error('unforeseen', {error: describeError(error)});
    leave(log, 1);
  };
  process.on('uncaughtException', onUnexpected);
  process.on('unhandledRejection', onUnexpected);
}

function leave(log: Logger, code: number): never {
  log.flush();
  process.exit(code);
}
