import {serve} from '@hono/node-server';
import type {ServerType} from '@hono/node-server';
import {getConnInfo} from '@hono/node-server/conninfo';
import {Hono} from 'hono';
import type {Context} from 'hono';
import type {AddressInfo} from 'node:net';
import {realClock} from './clock.ts';
import type {Clock} from './clock.ts';
import {controlApp} from './control/control-app.ts';
import {Pbx} from './pbx.ts';
import {restApp} from './rest/rest-app.ts';
import {systemCards, tenantCards} from './tenant-cards.ts';

export interface PbxSimulatorOptions {
  /** 0 or left out: a free one. */
  readonly port?: number;
  /** Where webhooks go: the full address, `…/crm/v1/pbx/events`. */
  readonly target: string;
  readonly clock?: Clock;
  /** Stands in for the network, for tests. */
  readonly fetch?: typeof fetch;
  /** Takes lines about webhooks that failed; they hold no number and no secret. */
  readonly log?: (line: string) => void;
}

export interface PbxSimulator {
  readonly url: string;
  readonly tenants: ReturnType<typeof tenantCards>;
  readonly systemUsers: ReturnType<typeof systemCards>;
  /** The PBX itself: play scenarios, place calls, turn switches, look at what happened. */
  readonly control: Pbx;
  stop(): Promise<void>;
}

/** The simulator's HTTP without a socket: the PBX's REST under `/api`, its levers under `/control`. */
export function pbxSimulatorApp(pbx: Pbx): Hono {
  const app = new Hono();
  app.route('/api', restApp(pbx, addressOf));
  app.route('/control', controlApp(pbx));
  return app;
}

/** Starts a PBX on loopback; it answers REST at once and posts webhooks when something is played. */
export async function startPbxSimulator(options: PbxSimulatorOptions): Promise<PbxSimulator> {
  const pbx = new Pbx({
    target: options.target,
    clock: options.clock ?? realClock,
    fetch: options.fetch ?? fetch,
    log: options.log ?? (() => undefined),
  });
  const {server, port} = await listen(pbxSimulatorApp(pbx), options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    tenants: tenantCards(),
    systemUsers: systemCards(),
    control: pbx,
    async stop() {
      await pbx.stop();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(app: Hono, port: number): Promise<{server: ServerType; port: number}> {
  return new Promise((resolve, reject) => {
    const server = serve({fetch: app.fetch, hostname: '127.0.0.1', port}, (info: AddressInfo) => {
      resolve({server, port: info.port});
    });
    server.once('error', reject);
  });
}

/** The asking machine; without a socket (in tests) all are one. */
function addressOf(c: Context): string {
  return c.env && 'incoming' in c.env ? (getConnInfo(c).remote.address ?? '') : '';
}
