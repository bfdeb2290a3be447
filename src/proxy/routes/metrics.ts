import {Hono} from 'hono';
import type {PrometheusMeter} from '../metrics/prometheus-meter.ts';
import type {Env} from '../middleware/env.ts';

/** `/metrics` for Prometheus. */
export const metricsRoutes = (meter: Pick<PrometheusMeter, 'render'>) =>
  new Hono<Env>().get('/metrics', async (c) => {
    const {contentType, body} = await meter.render();
    return c.body(body, 200, {'content-type': contentType, 'cache-control': 'no-store'});
  });
