import {Hono} from 'hono';
import type {Context} from 'hono';
import type {World} from '../world/world.ts';
import {faultKinds, isFaultKind} from '../faults/fault-rule.ts';
import {overview} from './overview.ts';
import {textOf} from '../world/text-of.ts';

/** `GET /`: one org at a time, `?org=` chooses. */
export const overviewPage = (world: World) => (c: Context) => {
  const org = world.org(c.req.query('org')) ?? world.orgs[0];
  return org ? c.html(overview(world, org)) : c.text('no org');
};

/** Forms of the page; each leads back to it. */
export const pageActions = (world: World): Hono =>
  new Hono()
    .post('/faults', async (c) => {
      const form = await c.req.parseBody();
      const kind = textOf(form['kind']);
      if (!isFaultKind(kind)) return c.text(`kind must be one of ${faultKinds.join(', ')}`, 400);
      const numberOf = (name: string) => (form[name] ? Number(form[name]) : undefined);
      const path = form['path'] ? {path: textOf(form['path'])} : {};
      const ms = numberOf('ms');
      const status = numberOf('status');
      const rate = numberOf('rate');
      world.faults.add({
        kind,
        org: textOf(form['org']),
        ...path,
        ...(ms === undefined ? {} : {ms}),
        ...(status === undefined ? {} : {status}),
        ...(rate === undefined ? {} : {rate: rate / 100}),
      });
      return c.redirect(`/?org=${textOf(form['org'])}`, 303);
    })
    .post('/faults/remove', async (c) => {
      const form = await c.req.parseBody();
      world.faults.remove(textOf(form['id']));
      return c.redirect(`/?org=${textOf(form['org'])}`, 303);
    });
