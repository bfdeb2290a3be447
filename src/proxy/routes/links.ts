import {getConnInfo} from '@hono/node-server/conninfo';
import {Hono, type Context} from 'hono';
import {getCookie, setCookie} from 'hono/cookie';
import {readRange} from '../links/byte-range.ts';
import * as pages from '../links/link-page.ts';
import type {LinkSignIn, Listener, SignInResult} from '../links/link-sign-in.ts';
import type {Links, OpenLink} from '../links/links.ts';
import {wordsFor} from '../links/words/words-for.ts';
import type {MediaFiles} from '../links/media-file.ts';
import type {MissLimit} from '../links/miss-limit.ts';
import {limitBody} from '../middleware/body-limit.ts';
import {noQuery} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import {Refusal} from '../middleware/refusal.ts';
import {PbxUnavailableError} from '../pbx/pbx-api.ts';
import type {PbxRecordings, Transcript} from '../pbx/rest/pbx-recordings.ts';
import {extensionsOf} from '../pbx/session/agent-views.ts';
import type {StoredCall} from '../services/calls/call-store.ts';

export interface LinkRoutesDeps {
  readonly links: Links;
  readonly files: MediaFiles;
  readonly pbx: Pick<PbxRecordings, 'transcript'>;
  readonly signIn: LinkSignIn;
  readonly misses: MissLimit;
  readonly findCall: (tenantId: string, sessionId: string) => Promise<StoredCall | undefined>;
  /** The PBX has this file no more. */
  readonly onGone: (open: OpenLink) => Promise<void>;
  /** True when people reach us by https; then the cookie has the `__Host-` prefix. */
  readonly isHttps: boolean;
  /** Base path, e.g. `/crm/v1`. */
  readonly basePath: string;
}

const cookieSeconds = 15 * 60;
const formLimit = 16 * 1024;

/** What the way to a file ends in. `who`: the user it is written down for. */
type Entry =
  | {readonly kind: 'open'; readonly open: OpenLink; readonly who: string | null}
  | {readonly kind: 'sign_in' | 'refused'; readonly open: OpenLink}
  | {readonly kind: 'closed'}
  | {readonly kind: 'throttled'};

/** Pages behind links in the CRM, the files themselves, and the sign-in of private ones (api-draft B3, reliability T15). */
export function linkRoutes(deps: LinkRoutesDeps): Hono<Env> {
  const doors = new LinkDoors(deps);
  return new Hono<Env>()
    .get('/links/:linkId', noQuery, (c) => doors.page(c, c.req.param('linkId')))
    .get('/links/:linkId/media', noQuery, (c) => doors.media(c, c.req.param('linkId')))
    .post('/links/:linkId/sign-in', noQuery, limitBody(formLimit), (c) =>
      doors.signIn(c, c.req.param('linkId')),
    );
}

class LinkDoors {
  readonly #deps: LinkRoutesDeps;
  readonly #cookieName: string;

  constructor(deps: LinkRoutesDeps) {
    this.#deps = deps;
    this.#cookieName = deps.isHttps ? '__Host-bgm_crm' : 'bgm_crm';
  }

  async page(c: Context<Env>, id: string): Promise<Response> {
    const entry = await this.#enter(c, id);
    switch (entry.kind) {
      case 'throttled':
        return html(c, 429, pages.noticePage(wordsOf(c), 'throttled'), {'retry-after': '60'});
      case 'closed':
        return html(c, 410, pages.noticePage(wordsOf(c), 'gone'));
      case 'refused':
        await this.#deps.links.audit(entry.open, 'refused', this.#listener(c)?.userId ?? null);
        return html(c, 403, pages.noticePage(wordsOf(c), 'refused'));
      case 'sign_in':
        return html(c, 200, pages.signInPage(wordsOf(c), {action: this.#address(id, '/sign-in')}));
      case 'open':
        return this.#opened(c, id, entry);
    }
  }

  async media(c: Context<Env>, id: string): Promise<Response> {
    const entry = await this.#enter(c, id);
    if (entry.kind === 'throttled') throw new Refusal('rate_limited', {retryAfter: 60});
    if (entry.kind === 'closed') throw new Refusal('gone');
    if (entry.kind !== 'open') throw new Refusal('forbidden', {detail: 'Open the link and sign in first.'});
    const {link, recording} = entry.open;
    // A transcript has a page and no file.
    if (link.what !== 'recording' || recording.file === null) throw new Refusal('gone');
    const range = readRange(c.req.header('range'));
    const answer = await this.#deps.files.open(link.tenantId, recording.file, range, c.req.raw.signal);
    if (answer.kind === 'gone') {
      await this.#deps.onGone(entry.open);
      throw new Refusal('gone');
    }
    if (answer.kind === 'refused')
      throw new Refusal('forbidden', {detail: 'The PBX does not give this file.'});
    if (answer.kind === 'unsatisfiable')
      return c.body(null, 416, {'content-range': `bytes */${answer.size}`, 'accept-ranges': 'bytes'});
    // Players ask for parts again and again: the first of them is the opening.
    if (!range || ('from' in range && range.from === 0))
      await this.#deps.links.audit(entry.open, 'media', entry.who);
    const headers: Record<string, string> = {
      'content-type': recording.fileType ?? 'application/octet-stream',
      'content-disposition': 'inline; filename="recording"',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'accept-ranges': 'bytes',
      'x-robots-tag': 'noindex',
      ...(answer.length !== null && {'content-length': String(answer.length)}),
      ...(answer.contentRange !== null && {'content-range': answer.contentRange}),
      // The agent's player stands in a portal's page.
      ...(link.kind === 'player' && {'cross-origin-resource-policy': 'cross-origin'}),
    };
    if (c.req.method !== 'HEAD') return c.body(answer.body, answer.status, headers);
    await answer.body.cancel();
    return c.body(null, answer.status, headers);
  }

  async signIn(c: Context<Env>, id: string): Promise<Response> {
    requireOwnPage(c);
    const entry = await this.#enter(c, id);
    if (entry.kind === 'throttled')
      return html(c, 429, pages.noticePage(wordsOf(c), 'throttled'), {'retry-after': '60'});
    if (entry.kind === 'closed') return html(c, 410, pages.noticePage(wordsOf(c), 'gone'));
    const {open} = entry;
    // A public link needs nobody's password.
    if (open.link.kind !== 'private') return c.redirect(this.#address(id), 303);
    const form = new URLSearchParams(await c.req.text());
    const field = (name: string) => (form.get(name) ?? '').slice(0, name === 'challenge' ? 8000 : 200);
    const result =
      field('challenge') === ''
        ? await this.#deps.signIn.password(open.tenant, field('username'), field('password'))
        : await this.#deps.signIn.code(open.tenant, field('challenge'), field('code').trim());
    if (result.kind !== 'in') return this.#again(c, id, result);
    await this.#deps.links.audit(open, 'signed_in', result.listener.userId);
    setCookie(c, this.#cookieName, result.cookie, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: this.#deps.isHttps,
      maxAge: cookieSeconds,
    });
    return c.redirect(this.#address(id), 303);
  }

  #again(c: Context<Env>, id: string, result: Exclude<SignInResult, {kind: 'in'}>): Response {
    const status = {code: 200, wrong: 401, wrong_code: 401, wait: 429, unavailable: 503} as const;
    const trouble = result.kind === 'code' ? undefined : result.kind;
    const form = {
      action: this.#address(id, '/sign-in'),
      ...(trouble && {trouble}),
      ...(result.challenge !== undefined && {challenge: result.challenge}),
    };
    const headers: Record<string, string> = result.kind === 'wait' ? {'retry-after': '3600'} : {};
    return html(c, status[result.kind], pages.signInPage(wordsOf(c), form), headers);
  }

  async #enter(c: Context<Env>, id: string): Promise<Entry> {
    const open = await this.#deps.links.open(id);
    if (!open) return {kind: this.#deps.misses.miss(addressOf(c)) ? 'throttled' : 'closed'};
    if (open.link.kind !== 'private') return {kind: 'open', open, who: open.link.userId};
    const listener = this.#listener(c);
    if (!listener || listener.tenantId !== open.link.tenantId) return {kind: 'sign_in', open};
    const may = listener.hearsAll || (await this.#tookPart(listener, open));
    return may ? {kind: 'open', open, who: listener.userId} : {kind: 'refused', open};
  }

  async #tookPart({extension}: Listener, {link}: OpenLink): Promise<boolean> {
    if (extension === null) return false;
    const call = await this.#deps.findCall(link.tenantId, link.sessionId);
    return call !== undefined && extensionsOf(call.facts).includes(extension);
  }

  #listener(c: Context<Env>): Listener | undefined {
    return this.#deps.signIn.listener(getCookie(c, this.#cookieName));
  }

  async #opened(c: Context<Env>, id: string, {open, who}: Extract<Entry, {kind: 'open'}>): Promise<Response> {
    try {
      const body =
        open.link.what === 'recording' ? await this.#player(c, id, open) : await this.#transcript(c, open);
      if (typeof body !== 'string') return html(c, body.status, body.page);
      await this.#deps.links.audit(open, 'page', who);
      return html(c, 200, body);
    } catch (error) {
      if (!(error instanceof PbxUnavailableError)) throw error;
      return html(c, 503, pages.noticePage(wordsOf(c), 'unavailable'), {'retry-after': '60'});
    }
  }

  /** Asks for the first byte, so that the page says it when the file is gone. */
  async #player(
    c: Context<Env>,
    id: string,
    open: OpenLink,
  ): Promise<string | {status: 403 | 410; page: string}> {
    const {link, recording} = open;
    if (recording.file === null) return {status: 410, page: pages.noticePage(wordsOf(c), 'gone')};
    const first = await this.#deps.files.open(
      link.tenantId,
      recording.file,
      {from: 0, to: 0},
      c.req.raw.signal,
    );
    if (first.kind === 'file') await first.body.cancel();
    if (first.kind === 'refused') return {status: 403, page: pages.noticePage(wordsOf(c), 'refused')};
    if (first.kind === 'gone') {
      await this.#deps.onGone(open);
      return {status: 410, page: pages.noticePage(wordsOf(c), 'gone')};
    }
    return pages.playerPage(wordsOf(c), this.#address(id, '/media'), recording.fileType);
  }

  async #transcript(
    c: Context<Env>,
    {link, recording}: OpenLink,
  ): Promise<string | {status: 200 | 410; page: string}> {
    if (recording.transcript === 'pending')
      return {status: 200, page: pages.noticePage(wordsOf(c), 'pending')};
    const transcript: Transcript | undefined = await this.#deps.pbx.transcript(
      link.tenantId,
      recording.transcriptFile ?? recording.id,
    );
    return transcript
      ? pages.transcriptPage(wordsOf(c), transcript)
      : {status: 410, page: pages.noticePage(wordsOf(c), 'gone')};
  }

  #address(id: string, rest = ''): string {
    return `${this.#deps.basePath}/links/${encodeURIComponent(id)}${rest}`;
  }
}

/** In the language of the browser: whoever holds a link need not be anybody's user. */
const wordsOf = (c: Context<Env>) => wordsFor(c.req.header('accept-language'));

function html(
  c: Context<Env>,
  status: 200 | 401 | 403 | 410 | 429 | 503,
  page: string,
  headers: Record<string, string> = {},
): Response {
  return c.body(page, status, {...pages.pageHeaders, ...headers});
}

/**
 * Only our own page, or a program that says so by a header no foreign page can send. The page has no script and its form no
 * `Origin` (its referrer policy makes that `null`), so `Sec-Fetch-Site` decides (reliability T11).
 */
function requireOwnPage(c: Context<Env>): void {
  const site = c.req.header('sec-fetch-site');
  const isOwn = site === undefined ? c.req.header('bgm-csrf') === '1' : site === 'same-origin';
  if (!isOwn) throw new Refusal('forbidden', {detail: 'Sign in on the page of the link.'});
  const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') throw new Refusal('unsupported_media_type');
}

/** Without a socket (in tests) all are one. */
function addressOf(c: Context<Env>): string {
  return c.env !== null && typeof c.env === 'object' && 'incoming' in c.env
    ? (getConnInfo(c).remote.address ?? '')
    : '';
}
