import {createApp} from './app.ts';
import {ConfigError, readConfig, type Config} from './config.ts';
import {createLogger, describeError, type Logger} from './logging.ts';
import {handleProcessEnd} from './process-end.ts';
import {openServer} from './server.ts';
import {createServices} from './services.ts';
import {openDatabase} from './store/database.ts';
import {DirectoryInUseError} from './store/directory-lock.ts';

try {
  const config = readConfig(process.env);
  await start(config, createLogger(config.logLevel));
} catch (error) {
  process.stderr.write(`${startProblem(error)}\n`);
  process.exit(1);
}

async function start(config: Config, log: Logger): Promise<void> {
  const server = await openServer(config.host, config.port);
  const database = await openDatabase(config.database);
  const stopping = new AbortController();
  const services = await createServices({
    config,
    log,
    database,
    stopping: stopping.signal,
    listensOn: server.origin,
  });
  handleProcessEnd(log, async () => {
    stopping.abort();
    await Promise.all([server.close(), services.stop()]);
    await database.close();
  });
  server.serve(createApp(services.app).fetch);
  process.stdout.write(`${JSON.stringify({ready: true, url: server.origin})}\n`);
}

/** One line for operators: settings name themselves; anything else names its class, never data. */
function startProblem(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DirectoryInUseError) return error.message;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const {code} = cause as {code?: unknown};
  if (typeof code === 'string' && process.env.DATABASE_URL)
    return `DATABASE_URL does not work (${code}). Check that the server runs and that user and password are right.`;
  const {name, at} = describeError(error);
  return `The proxy cannot start (${name}): ${error instanceof Error ? error.message : ''} ${at[0] ?? ''}`.trim();
}
