import {Hono} from 'hono';
import {html} from 'hono/html';
import type {Env} from '../middleware/env.ts';
import {openApiDocument, operations} from '../openapi/document.ts';

/** `GET /openapi.json` and `GET /docs`: the API, for programs and for people. */
export function openApiRoutes(serverUrl: string, version: string): Hono<Env> {
  let document: string | undefined;
  return new Hono<Env>()
    .get('/openapi.json', (c) => {
      document ??= JSON.stringify(openApiDocument(serverUrl, version));
      return c.body(document, 200, {
        'content-type': 'application/json',
        'cache-control': 'public, max-age=300',
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      });
    })
    .get('/docs', (c) => {
      c.header(
        'Content-Security-Policy',
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      );
      return c.html(page(version));
    });
}

const style = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  article { border-block-start: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding-block: 1rem; }
  h2 { font: 600 1.1rem/1.4 ui-monospace, monospace; margin: 0; }
  pre { overflow: auto; padding: 0.75rem; border-radius: 0.5rem; background: color-mix(in srgb, currentColor 8%, transparent); }
`;

function page(version: string) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>CRM widgets proxy ${version}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <h1>CRM widgets proxy ${version}</h1>
        <p>
          Generated from <a href="openapi.json">openapi.json</a>. No number, name or token ever stands in a
          URL.
        </p>
        ${operations.map(article)}
      </body>
    </html>`;
}

function article({method, path, summary, request, replies}: (typeof operations)[number]) {
  const samples = Object.entries(replies).flatMap(([status, {examples = {}}]) =>
    Object.entries(examples).map(([name, value]) => ({title: `${status} ${name}`, value})),
  );
  const asked = Object.entries(request?.examples ?? {}).map(([name, value]) => ({
    title: `request ${name}`,
    value,
  }));
  return html`<article>
    <h2>${method.toUpperCase()} ${path}</h2>
    <p>${summary}.</p>
    ${[...asked, ...samples].map(
      ({title, value}) =>
        html`<details>
          <summary>${title}</summary>
          <pre>${JSON.stringify(value, null, 2)}</pre>
        </details>`,
    )}
  </article>`;
}
