import {Hono} from 'hono';
import {takesPart} from '../calls/call-record.ts';
import type {CallRecord} from '../calls/call-record.ts';
import type {FreeCall} from '../calls/free-call.ts';
import {InvalidInput} from '../control/invalid-input.ts';
import type {Pbx} from '../pbx.ts';
import {seesTenant} from '../world/roles.ts';
import {findService} from '../world/tenants.ts';
import {forbidden, invalid, notFound} from './api-error.ts';
import {listOf} from './list-query.ts';
import {bodyOf, tenantOf, textOf} from './rest-env.ts';
import type {RestContext, RestEnv} from './rest-env.ts';

/** Live calls and click-to-call (pbx-facts 2.4). The id `1` is the last call of the asking extension. */
export function sessionRoutes(pbx: Pbx): Hono<RestEnv> {
  const routes = new Hono<RestEnv>();

  const visible = (c: RestContext): CallRecord[] => {
    const live = pbx.ledger.live(tenantOf(pbx, c).facts.id);
    const {role, extension} = c.var.user;
    return seesTenant(role) ? live : live.filter((call) => takesPart(call, extension));
  };
  const session = (c: RestContext, id: string): CallRecord => {
    const {extension, tenantId} = c.var.user;
    if (id === '1') return pbx.ledger.lastLiveOf(tenantId, extension) ?? notFound();
    return visible(c).find(({sessionId}) => sessionId === id) ?? notFound();
  };
  /** Only calls that nobody has written down in advance can be steered. */
  const freeCall = (c: RestContext, id: string): FreeCall => {
    const {sessionId} = session(c, id);
    return pbx.calls.find((call) => call.sessionId === sessionId) ?? notFound();
  };

  routes.get('/sessions', (c) =>
    c.json(
      listOf(
        c,
        visible(c).map((call) => rowOf(call, pbx.clock.now())),
      ),
    ),
  );

  routes.get('/sessions/:id', (c) => c.json(rowOf(session(c, c.req.param('id')), pbx.clock.now())));

  routes.post('/sessions', async (c) => {
    const body = await bodyOf(c);
    const {facts} = tenantOf(pbx, c);
    const {role, extension} = c.var.user;
    const [caller, callee, userData] = [
      textOf(body, 'caller'),
      textOf(body, 'callee'),
      textOf(body, 'user_data'),
    ];
    if (userData.length > 128) return invalid('user_data');
    if (caller !== extension && role !== 'Admin') return forbidden();
    const service = findService(facts, callee);
    const carried = service && userData ? `user-data=${userData};service-number=${service.number}` : userData;
    const call = refusing(() =>
      pbx.clickToCall({tenant: facts.id, from: caller, to: callee, userData: carried}),
    );
    return c.json({id: call.sessionId}, 201);
  });

  routes.post('/sessions/:id/hold', (c) => steer(c, (call) => call.hold(true)));
  routes.post('/sessions/:id/unhold', (c) => steer(c, (call) => call.hold(false)));
  routes.post('/sessions/:id/destroy', (c) =>
    steer(c, (call) => call.hangup(call.plan.from === c.var.user.extension ? 'caller' : 'callee')),
  );
  routes.post('/sessions/:id/refer', async (c) => {
    const to = textOf(await bodyOf(c), 'refer_to');
    return steer(c, (call) => call.transfer(to));
  });

  const steer = (c: RestContext, action: (call: FreeCall) => void) => {
    const call = freeCall(c, c.req.param('id') ?? '');
    refusing(() => action(call));
    return c.body(null, 200);
  };

  return routes;
}

/** Answers what cannot be done as the PBX answers invalid fields. */
function refusing<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof InvalidInput) return invalid(error.field);
    throw error;
  }
}

function rowOf(call: CallRecord, now: number) {
  const seconds = Math.floor(now / 1000);
  return {
    id: call.sessionId,
    calls: call.legs
      .filter(({endedAt}) => endedAt === 0)
      .map((leg) => ({
        caller: call.caller,
        caller_display_name: call.callerDisplayName,
        callee: leg.callee,
        trunk: call.trunk,
        started_at: new Date(call.startedAt * 1000).toISOString(),
        talking_time: leg.answeredAt ? Math.max(0, seconds - leg.answeredAt) : 0,
      })),
  };
}
