import {Hono} from 'hono';
import {faultKinds, isFaultKind} from '../faults/fault-rule.ts';
import type {FaultRule} from '../faults/fault-rule.ts';
import type {World} from '../world/world.ts';
import {controlBody, namedOrg} from './control-body.ts';
import {ControlError} from './control-error.ts';

function checkedRule(world: World, body: Record<string, unknown>): Partial<FaultRule> {
  if (!isFaultKind(body['kind'])) throw new ControlError(400, `kind must be one of ${faultKinds.join(', ')}`);
  if (body['org'] !== undefined) namedOrg(world, body['org']);
  const numbers = ['rate', 'count', 'skip', 'ms', 'status', 'bytesPerSecond'];
  const wrong = numbers.find((name) => body[name] !== undefined && typeof body[name] !== 'number');
  if (wrong) throw new ControlError(400, `${wrong} must be a number`);
  return body;
}

/** `/control/faults`: see, switch on, switch off. */
export const faultSwitches = (world: World): Hono =>
  new Hono()
    .get('/', (c) => c.json(world.faults.rules))
    .post('/', async (c) => c.json(world.faults.add(checkedRule(world, await controlBody(c))), 201))
    .delete('/', (c) => {
      world.faults.clear();
      return c.body(null, 204);
    })
    .delete('/:id', (c) => {
      if (!world.faults.remove(c.req.param('id'))) throw new ControlError(404, 'no such fault');
      return c.body(null, 204);
    });
