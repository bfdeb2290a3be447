import {readdir, readFile} from 'node:fs/promises';
import {startDemo, type RunningDemo} from '../test/support/node/demo.ts';
import {startPortalServer, type PortalServer} from '../test/support/node/portal-server.ts';

/** The demo's stack with what a bench needs of it. */
export interface Stack extends RunningDemo {
  /** A page of a stranger, on an origin that the tenants allow. */
  readonly portal: PortalServer;
  /** Process of the proxy. */
  readonly proxyPid: number;
  /** Widget token for an agent of the first tenant. */
  token(user?: number): Promise<string>;
}

/** Starts the demo with the per-agent rate limit out of the way: a bench is one agent with a thousand hands. */
export async function startStack(port: number): Promise<Stack> {
  const portal = await startPortalServer();
  const demo = await startDemo(port, {
    env: {BGM_LOOKUPS_PER_MINUTE: '1000000', BGM_LOOKUPS_BURST: '1000000'},
    origins: [portal.origin],
  });
  return {
    ...demo,
    portal,
    proxyPid: await childNamed(demo.pid, 'src/proxy/main.ts'),
    token: (user = 0) => widgetToken(demo, user),
    async stop() {
      await demo.stop();
      await portal.stop();
    },
  };
}

async function widgetToken(demo: RunningDemo, user: number): Promise<string> {
  const agents = demo.config.tenants[0]?.users.filter((one) => one.role === 'agent') ?? [];
  const answer = await fetch(`${demo.config.proxy}/session`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${agents[user]?.token}`,
      origin: demo.url,
      'content-type': 'application/json',
    },
    body: '{}',
  });
  if (!answer.ok) throw new Error(`No session: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as {token: string}).token;
}

/** Finds a child process by a part of its command line. Linux only. */
async function childNamed(parent: number, part: string): Promise<number> {
  for (const entry of await readdir('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid)) continue;
    const [stat, command] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
      readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
    ]);
    const parentOf = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (parentOf === parent && command.includes(part)) return pid;
  }
  throw new Error(`No process ${part} below ${parent}.`);
}
