import {Hono} from 'hono';
import type {Context} from 'hono';
import {cors} from 'hono/cors';
import * as v from 'valibot';
import type {FreeCall} from '../calls/free-call.ts';
import {callRequestSchema} from '../calls/call-plan.ts';
import {playOptionsSchema} from '../calls/scenario-player.ts';
import type {Pbx} from '../pbx.ts';
import {scenarioNames} from '../scenario-file.ts';
import {someSwitchesSchema} from '../switches.ts';
import {tenantCards} from '../tenant-cards.ts';
import {InvalidInput, checkedInput} from './invalid-input.ts';

const loopback = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

const hangupSchema = v.strictObject({by: v.optional(v.picklist(['caller', 'callee']), 'caller')});
const answerSchema = v.strictObject({by: v.optional(v.string())});
const transferSchema = v.strictObject({to: v.optional(v.string())});
const holdSchema = v.strictObject({held: v.optional(v.boolean())});

/** The levers of the simulator, for the QA page and for tests; not part of any PBX. */
export function controlApp(pbx: Pbx): Hono {
  const app = new Hono();
  app.use(cors({origin: (origin) => (loopback.test(origin) ? origin : null)}));
  app.use(async (c, next) => {
    const origin = c.req.header('Origin');
    if (origin && !loopback.test(origin))
      return c.json({error: 'Only pages of this machine may do that.'}, 403);
    return next();
  });

  app.get('/state', (c) => c.json(stateOf(pbx, Number(c.req.query('webhooks')) || 200)));

  app.get('/webhooks/:id', (c) => {
    const body = pbx.dispatcher.bodyOf(c.req.param('id'));
    return body === undefined ? c.json({error: 'webhook: is unknown'}, 404) : c.body(body, 200, jsonType);
  });

  app.get('/scenarios', (c) => c.json({scenarios: scenarioNames()}));

  app.post('/scenarios/:name/play', async (c) => {
    const options = await read(c, playOptionsSchema);
    const play = pbx.playScenario(c.req.param('name'), options);
    const {sessions, webhooks} = play;
    if (options.mode === 'timed') return c.json({sessions, webhooks, done: false}, 202);
    await play.done;
    return c.json({sessions, webhooks, done: true});
  });

  app.post('/calls', async (c) => c.json(callOf(pbx.startCall(await read(c, callRequestSchema))), 201));
  app.get('/calls/:id', (c) => c.json(callOf(pbx.call(c.req.param('id')))));
  app.post('/calls/:id/answer', async (c) => {
    const {by} = await read(c, answerSchema);
    return press(c, pbx, (call) => call.answer(by));
  });
  app.post('/calls/:id/hangup', async (c) => {
    const {by} = await read(c, hangupSchema);
    return press(c, pbx, (call) => call.hangup(by));
  });
  app.post('/calls/:id/transfer', async (c) => {
    const {to} = await read(c, transferSchema);
    return press(c, pbx, (call) => call.transfer(to));
  });
  app.post('/calls/:id/hold', async (c) => {
    const {held} = await read(c, holdSchema);
    return press(c, pbx, (call) => call.hold(held));
  });

  app.post('/switches', async (c) => {
    pbx.setSwitches(await read(c, someSwitchesSchema));
    return c.json(pbx.switches);
  });

  app.post('/sync-tokens/forget', (c) => {
    for (const {contacts} of pbx.tenants.values()) contacts.forgetTokens();
    return c.body(null, 204);
  });

  app.post('/reset', (c) => {
    pbx.reset();
    return c.json(stateOf(pbx));
  });

  app.onError((error, c) => {
    if (error instanceof InvalidInput) return c.json({error: error.message}, 400);
    throw error;
  });
  return app;
}

const jsonType = {'Content-Type': 'application/json'};

/** What the simulator is doing: free calls, and the latest webhooks, oldest first. */
function stateOf(pbx: Pbx, webhooks = 200) {
  return {
    tenants: tenantCards(),
    switches: pbx.switches,
    scenarios: scenarioNames(),
    calls: pbx.calls.map(callOf),
    webhooks: pbx.dispatcher.deliveries.slice(-webhooks),
    webhookEnabled: Object.fromEntries([...pbx.tenants].map(([id, {cdrEvent}]) => [id, cdrEvent.enabled])),
    mailbox: pbx.signIns.mailbox(),
  };
}

const callOf = (call: FreeCall) => ({
  id: call.sessionId,
  tenant: call.tenant.id,
  from: call.plan.from,
  to: call.plan.to,
  direction: call.plan.direction,
  step: call.plan.step,
  state: call.state,
  held: call.held,
  ...call.phones,
});

function press(c: Context, pbx: Pbx, button: (call: FreeCall) => void): Response {
  const call = pbx.call(c.req.param('id') ?? '');
  button(call);
  return c.json(callOf(call));
}

/** A checked JSON body; an empty one is `{}`. @throws InvalidInput */
async function read<S extends v.GenericSchema>(c: Context, schema: S): Promise<v.InferOutput<S>> {
  let value: unknown = {};
  try {
    const text = await c.req.text();
    if (text) value = JSON.parse(text);
  } catch {
    throw new InvalidInput('body', 'is no JSON');
  }
  return checkedInput(schema, value);
}
