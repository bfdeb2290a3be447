import assert from 'node:assert/strict';
import type {Browser} from 'puppeteer-core';
import type {RunningDemo} from '../../support/node/demo.ts';
import {AdminPortal, type PortalAddress} from '../../support/node/admin-portal.ts';
import {AdminApi} from './admin-api.ts';

/** A client of the played developer console. */
export interface DemoClient {
  readonly clientId: string;
  readonly secrets: Readonly<Record<string, string>>;
}

/** What the journeys of the admins' pages share: one running demo, one browser. */
export interface Stage {
  readonly demo: RunningDemo;
  readonly browser: Browser;
  readonly system: AdminApi;
  /** Client that is enabled in all six regions. */
  readonly client: DemoClient;
}

export const fresh = 'fresh.example';

export function tenantId({demo}: Stage, domain: string): string {
  const found = demo.config.tenants.find((tenant) => tenant.domain === domain);
  assert.ok(found, domain);
  return found.id;
}

/** Walks as the admin of a tenant that has a client at Zoho, and no consent. */
export function withoutConsent(
  stage: Stage,
  domain: string,
  walk: (portal: AdminPortal) => Promise<void>,
): Promise<void> {
  return inPortal(stage, {user: 'admin', tenant: domain}, async (portal) => {
    const api = await AdminApi.of(stage.demo, domain);
    await api.ask('DELETE', '/connection');
    await portal.control('button', 'Save and authorize');
    await walk(portal);
  });
}

/** Something of the played worlds, asked or done. */
export async function control<Answer>(origin: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${origin}/control${path}`, {
    method: body ? 'POST' : 'GET',
    ...(body ? {body: JSON.stringify(body), headers: {'content-type': 'application/json'}} : {}),
  });
  const text = await answer.text();
  assert.ok(answer.ok, text);
  return (text ? JSON.parse(text) : undefined) as Answer;
}

export async function everyRegionClient({config}: RunningDemo): Promise<DemoClient> {
  const {clients} = await control<{clients: DemoClient[]}>(config.zoho, '/state?limit=1');
  const found = clients.find(({secrets}) => Object.keys(secrets).length === 6);
  assert.ok(found);
  return found;
}

/** Walks on a page of the portal of its own; nothing may go wrong unheard. */
export async function inPortal(
  {browser, demo}: Stage,
  address: PortalAddress,
  walk: (portal: AdminPortal) => Promise<void>,
): Promise<void> {
  const portal = await AdminPortal.open(browser, demo, address);
  try {
    await walk(portal);
    assert.deepEqual(portal.mishaps, []);
  } finally {
    await portal.close();
  }
}
