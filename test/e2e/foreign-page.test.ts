import assert from 'node:assert/strict';
import {request} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';
import {serve, type ServerType} from '@hono/node-server';
import type {Browser} from 'puppeteer-core';
import {launchBrowser} from '../support/node/browser.ts';
import {matrixWorld} from '../support/node/matrix-world.ts';
import {startPortalServer, type PortalServer} from '../support/node/portal-server.ts';
import {portal} from '../support/node/test-app.ts';

type World = Awaited<ReturnType<typeof matrixWorld>>;

/** What a page tried, and what it could read of the answer. */
interface Tried {
  readonly shape: string;
  readonly read: string | null;
}

/**
 * Runs in the page: everything that a page of another origin can send. The token is a real one, of an admin, as if the page had
 * found it; it was given to another origin.
 */
async function attack(base: string, callId: string, link: string, token: string): Promise<Tried[]> {
  const tried: Tried[] = [];
  const api = `${base}/crm/v1`;
  const json = JSON.stringify({enabled: false});
  const event = JSON.stringify({event_type: 'call_start', session_id: '1', tenant_id: '940000000000000001'});
  const note = (shape: string, read: string | null): void => {
    tried.push({shape, read});
  };
  const fetched = async (shape: string, path: string, init: RequestInit): Promise<void> => {
    try {
      const answer = await fetch(path, init);
      const text = answer.type === 'opaque' ? '' : await answer.text();
      note(shape, answer.type === 'opaque' && text === '' ? null : `${answer.status} ${text}`);
    } catch {
      note(shape, null);
    }
  };
  const bearer = {authorization: `Bearer ${token}`};
  const plain = {'content-type': 'text/plain'};

  await fetched('simple GET', `${api}/session`, {});
  await fetched('GET with credentials', `${api}/settings`, {credentials: 'include'});
  await fetched('no-cors GET', `${api}/settings`, {mode: 'no-cors'});
  await fetched('no-cors POST', `${api}/pbx/events`, {
    mode: 'no-cors',
    method: 'POST',
    headers: plain,
    body: event,
  });
  await fetched('POST text/plain', `${api}/session`, {method: 'POST', headers: plain, body: json});
  await fetched('POST text/plain with credentials', `${api}/calls/${callId}/journal`, {
    method: 'POST',
    headers: plain,
    body: json,
    credentials: 'include',
  });
  await fetched('GET with a token: preflight', `${api}/settings`, {headers: bearer});
  await fetched('PUT JSON with a token: preflight', `${api}/settings`, {
    method: 'PUT',
    headers: {...bearer, 'content-type': 'application/json', 'if-match': '"1"'},
    body: '{}',
  });
  await fetched('DELETE with a token: preflight', `${api}/calls/${callId}/contact`, {
    method: 'DELETE',
    headers: bearer,
  });
  await fetched('POST of a link’s sign-in', `${link}/sign-in`, {
    method: 'POST',
    headers: {'content-type': 'application/x-www-form-urlencoded'},
    body: 'username=ines&password=ines-demo-password',
    credentials: 'include',
  });

  await new Promise<void>((resolve) => {
    const asking = new XMLHttpRequest();
    asking.open('GET', `${api}/calls`);
    asking.withCredentials = true;
    asking.onloadend = () => {
      note('XMLHttpRequest with credentials', asking.responseText || null);
      resolve();
    };
    asking.send();
  });
  await new Promise<void>((resolve) => {
    const stream = new EventSource(`${api}/events`, {withCredentials: true});
    const end = (read: string | null) => {
      stream.close();
      note('EventSource', read);
      resolve();
    };
    stream.onmessage = ({data}) => end(String(data));
    stream.onopen = () => end('open');
    stream.onerror = () => end(null);
  });
  navigator.sendBeacon(`${api}/pbx/events`, event);
  note('beacon', null);

  const readable = (frame: HTMLIFrameElement): string | null => {
    try {
      return frame.contentDocument?.body?.textContent || null;
    } catch {
      return null;
    }
  };
  const submitted = (shape: string, action: string, enctype: string): Promise<void> =>
    new Promise((resolve) => {
      const frame = document.createElement('iframe');
      frame.name = `frame${tried.length}`;
      const form = document.createElement('form');
      Object.assign(form, {action, method: 'POST', enctype, target: frame.name});
      const field = document.createElement('input');
      // As text/plain the body reads as JSON.
      Object.assign(field, {name: `${event.slice(0, -1)},"x":"`, value: '"}'});
      form.append(field);
      document.body.append(form);
      document.body.append(frame);
      frame.onload = () => {
        note(shape, readable(frame));
        resolve();
      };
      form.submit();
    });
  await submitted('form text/plain', `${api}/pbx/events`, 'text/plain');
  await submitted('form urlencoded', `${link}/sign-in`, 'application/x-www-form-urlencoded');
  await submitted('form multipart', `${api}/session`, 'multipart/form-data');

  const loaded = (
    shape: string,
    tag: 'img' | 'script' | 'link' | 'iframe' | 'audio',
    url: string,
  ): Promise<void> =>
    new Promise((resolve) => {
      const element = document.createElement(tag);
      const end = () => {
        const isImage = element instanceof HTMLImageElement && element.naturalWidth > 0;
        const isSound = element instanceof HTMLAudioElement && Number.isFinite(element.duration);
        const text = element instanceof HTMLIFrameElement ? readable(element) : null;
        note(shape, isImage ? 'an image' : isSound ? 'a recording' : text);
        resolve();
      };
      element.onload = element.onerror = end;
      if (element instanceof HTMLAudioElement) element.onloadedmetadata = end;
      if (element instanceof HTMLLinkElement) Object.assign(element, {rel: 'stylesheet', href: url});
      else element.src = url;
      document.body.append(element);
    });
  await loaded('image', 'img', `${api}/settings`);
  await loaded('script', 'script', `${api}/calls`);
  await loaded('stylesheet', 'link', `${api}/ledger`);
  await loaded('frame', 'iframe', link);
  await loaded('player', 'audio', `${link}/media`);

  await new Promise<void>((resolve) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.srcdoc = `<script>
      const ask = (init) => fetch(${JSON.stringify(`${api}/settings`)}, init)
        .then((answer) => answer.text()).catch(() => null);
      Promise.all([ask({}), ask({headers: ${JSON.stringify(bearer)}})])
        .then((read) => parent.postMessage({read}, '*'));
    </script>`;
    addEventListener('message', ({data}: MessageEvent<{read: (string | null)[]}>) => {
      note('origin null', data.read[0] ?? null);
      note('origin null with a token', data.read[1] ?? null);
      resolve();
    });
    document.body.append(frame);
  });
  return tried;
}

describe('a page of another origin in the agent’s browser (T11)', () => {
  let world: World;
  let server: ServerType;
  let browser: Browser;
  let evil: PortalServer;
  let base = '';
  /** A good token of an admin, given to the portal's pages. */
  let token = '';
  /** `METHOD path` of everything that reached the proxy, and the status that it got. */
  const arrived: string[] = [];
  before(async () => {
    [world, browser, evil] = await Promise.all([matrixWorld(), launchBrowser(), startPortalServer()]);
    token = (await world.tokenOf('tenant_admin', portal))!;
    const fetch = async (request: Request): Promise<Response> => {
      const answer = await world.app.fetch(request);
      arrived.push(`${request.method} ${new URL(request.url).pathname} ${answer.status}`);
      return answer;
    };
    const port = await new Promise<number>((resolve) => {
      server = serve({fetch, hostname: '127.0.0.1', port: 0}, (info: AddressInfo) => resolve(info.port));
    });
    base = `http://127.0.0.1:${port}`;
  });
  after(async () => {
    await browser?.close();
    await evil?.stop();
    if (server && 'closeAllConnections' in server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await world.stop();
  });

  /** All that an attack could have changed; not what the journal writes meanwhile by itself. */
  const everything = async () => {
    const {db} = world.store;
    return {
      tenants: await db.selectFrom('tenant').selectAll().orderBy('id').execute(),
      links: await db.selectFrom('call').selectAll().where('linked_by', '=', 'agent').execute(),
      notes: await db.selectFrom('note').selectAll().execute(),
      events: await db.selectFrom('pbx_event').select('event_key').orderBy('event_key').execute(),
      audit: await db.selectFrom('audit_log').selectAll().execute(),
      signOuts: await db.selectFrom('user_epoch').selectAll().execute(),
      signIns: await db.selectFrom('sign_in_try').selectAll().execute(),
      consents: (await db.selectFrom('crm_connection').selectAll().execute()).map(({state}) => state),
    };
  };

  it('can change nothing and read nothing, in whatever shape it asks', {timeout: 300_000}, async () => {
    evil.html = '<!doctype html><title>evil</title>';
    const before = await everything();
    const page = await browser.newPage();
    await page.goto(evil.origin);
    const {callId} = world.ownIds('tenant_admin');
    const link = `${base}/crm/v1/links/${'A'.repeat(32)}`;
    const tried = await page.evaluate(attack, base, callId, link, token);
    assert.ok(tried.length >= 20, `${tried.length} shapes`);
    assert.deepEqual(
      tried.filter(({read}) => read !== null),
      [],
    );
    assert.deepEqual(await everything(), before);
    // They did come: it was the proxy that refused, not the browser that never asked.
    assert.ok(arrived.length >= 20, arrived.join('\n'));
    assert.ok(arrived.filter((line) => line.startsWith('OPTIONS')).length >= 4, arrived.join('\n'));
    assert.deepEqual(
      arrived.filter((line) => !/ 40[1-5]$| 41[05]$/.test(line)),
      [],
      'answered with success',
    );
  });

  it('gets no leave by an origin that looks like an allowed one', async () => {
    const lookAlikes = [
      'null',
      'https://portal.example.evil.example',
      'https://evil-portal.example',
      'https://portal.example:8443',
      'http://portal.example',
      'https://sub.portal.example',
      'https://portal.examplex',
      'https://portal.example/',
      'https://PORTAL.example',
      'https://portal.example@evil.example',
      'https://portal.example, https://evil.example',
      'file://',
      '*',
    ];
    for (const origin of lookAlikes) {
      const preflight = await raw('OPTIONS', '/crm/v1/settings', {
        origin,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'authorization',
      });
      assert.deepEqual([preflight.status, preflight.allowed], [403, undefined], origin);
      const asked = await raw('GET', '/crm/v1/settings', {origin, authorization: `Bearer ${token}`});
      assert.deepEqual([asked.status, asked.allowed], [403, undefined], origin);
    }
    const allowed = await raw('GET', '/crm/v1/settings', {
      origin: portal,
      authorization: `Bearer ${token}`,
    });
    assert.deepEqual([allowed.status, allowed.allowed], [200, portal]);
  });

  it('gets nothing by a name of its own for our address', async () => {
    for (const host of ['evil.example', 'crm.example.evil.example', 'localhost.evil.example:80']) {
      const {status} = await raw('GET', '/crm/v1/settings', {host, authorization: `Bearer ${token}`});
      assert.equal(status, 403, host);
    }
  });

  /** With headers that `fetch` does not let anyone set. */
  function raw(method: string, path: string, headers: Record<string, string>) {
    return new Promise<{status: number | undefined; allowed: string | undefined}>((resolve, reject) => {
      const asking = request(`${base}${path}`, {method, headers}, (answer) => {
        answer.resume();
        const allowed = answer.headers['access-control-allow-origin'];
        answer.on('end', () => resolve({status: answer.statusCode, allowed}));
      });
      asking.on('error', reject);
      asking.end();
    });
  }
});
