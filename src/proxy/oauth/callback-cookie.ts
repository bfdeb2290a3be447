import {getCookie, setCookie} from 'hono/cookie';
import type {Context} from 'hono';
import type {Env} from '../middleware/env.ts';
import {consentLifetime} from './consent-store.ts';

/** With https the browser itself holds the cookie to this very host and to encrypted requests. */
const nameOf = (isHttps: boolean): string => (isHttps ? '__Host-bgm_consent' : 'bgm_consent');

/**
 * The cookie that binds a consent to the browser that asked for it. Lax: it must come along when Zoho sends the browser back.
 * @param isHttps Whether the callback is reached by https; not what this process sees behind another server.
 */
export function bindBrowser(c: Context<Env>, browser: string, isHttps: boolean): void {
  setCookie(c, nameOf(isHttps), browser, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isHttps,
    maxAge: consentLifetime / 1000,
  });
}

/**
 * Which browser this is; undefined for one that asked for no consent here.
 * @param isHttps As it was bound. The plain name counts for nothing with https: a page of a neighbouring host can set it (reliability T10).
 */
export type BoundBrowser = (isHttps: boolean) => string | undefined;

export const boundBrowser =
  (c: Context<Env>): BoundBrowser =>
  (isHttps) =>
    getCookie(c, nameOf(isHttps));
