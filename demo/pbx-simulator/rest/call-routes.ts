import {Hono} from 'hono';
import {takesPart} from '../calls/call-record.ts';
import type {CallRecord} from '../calls/call-record.ts';
import type {Pbx} from '../pbx.ts';
import {seesTenant} from '../world/roles.ts';
import type {TenantFacts} from '../world/tenants.ts';
import {forbidden, invalid, notFound} from './api-error.ts';
import {callLogRow, cdrRow, legRow} from './call-rows.ts';
import {listOf} from './list-query.ts';
import {tenantOf} from './rest-env.ts';
import type {RestContext, RestEnv} from './rest-env.ts';

const fiveYears = 5 * 365.25 * 24 * 3600;
const either: ('GET' | 'POST')[] = ['GET', 'POST'];

/** Call log and CDRs (pbx-facts 2.4). Plain users see the calls that they took part in. */
export function callRoutes(pbx: Pbx): Hono<RestEnv> {
  const routes = new Hono<RestEnv>();

  const visible = (c: RestContext, ownOnly = false): {calls: CallRecord[]; facts: TenantFacts} => {
    const {facts} = tenantOf(pbx, c);
    if (!pbx.switches.callStatistics) return forbidden();
    const {role, extension} = c.var.user;
    const oldest = pbx.clock.now() / 1000 - fiveYears;
    const all = pbx.ledger.finished(facts.id).filter((call) => call.startedAt >= oldest);
    const calls = seesTenant(role) && !ownOnly ? all : all.filter((call) => takesPart(call, extension));
    return {calls, facts};
  };
  const searched = ['caller', 'callee', 'caller_display_name', 'callee_display_name'];

  routes.on(either, '/calllogs', (c) => {
    if (
      !pbx.switches.sessionFilter &&
      /session_id/.test(c.req.query('filter') ?? c.req.query('$filter') ?? '')
    ) {
      return invalid('filter');
    }
    const {calls, facts} = visible(c);
    return c.json(
      listOf(
        c,
        calls.map((call) => callLogRow(call, facts)),
        searched,
      ),
    );
  });

  routes.get('/calllogs/:id', (c) => {
    const {calls, facts} = visible(c);
    const call = calls.find(({cdrId}) => cdrId === c.req.param('id')) ?? notFound();
    return c.json({...callLogRow(call, facts), cost: null, billed_account: null});
  });

  for (const [path, ownOnly] of [
    ['/cdrs', false],
    ['/user/cdrs', true],
  ] as const) {
    routes.on(either, path, (c) => {
      const {calls, facts} = visible(c, ownOnly);
      return c.json(
        listOf(
          c,
          calls.map((call) => cdrRow(call, facts)),
          searched,
        ),
      );
    });
    routes.get(`${path}/:id`, (c) => {
      const {calls, facts} = visible(c, ownOnly);
      const call = calls.find(({cdrId}) => cdrId === c.req.param('id')) ?? notFound();
      return c.json({items: call.legs.map((leg) => legRow(call, leg, facts))});
    });
  }

  return routes;
}
