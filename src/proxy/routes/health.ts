import {Hono} from 'hono';
import type {Env} from '../middleware/env.ts';
import type {Readiness} from '../openapi/public-operations.ts';

export interface HealthParts {
  /** Rejects when the database does not answer. */
  askDatabase(): Promise<unknown>;
  /** Whether the queue works. */
  isQueueRunning(): boolean;
  hasRoom(): boolean;
  /** Aborted while the process stops. */
  readonly stopping: AbortSignal;
}

const patienceMs = 1000;

/** `/healthz` and `/readyz`, for operators. */
export const healthRoutes = (parts: HealthParts) =>
  new Hono<Env>()
    .get('/healthz', (c) => c.json({status: 'ok'}))
    .get('/readyz', async (c) => {
      const readiness = await readinessOf(parts);
      if (readiness.status === 'ok') return c.json(readiness);
      c.header('Retry-After', '5');
      return c.json(readiness, 503);
    });

async function readinessOf(parts: HealthParts): Promise<Readiness> {
  const checks = {
    database: told(await answers(parts.askDatabase())),
    queue: told(parts.isQueueRunning() && !parts.stopping.aborted),
    disk: told(parts.hasRoom()),
  };
  return {status: told(Object.values(checks).every((check) => check === 'ok')), checks};
}

function told(isFine: boolean): 'ok' | 'failing' {
  return isFine ? 'ok' : 'failing';
}

async function answers(question: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, patienceMs, false)));
  const answer = question.then(
    () => true,
    () => false,
  );
  return Promise.race([answer, patience]).finally(() => clearTimeout(timer));
}
