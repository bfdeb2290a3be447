import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {it} from 'node:test';
import type {PortalServer} from '../../support/node/portal-server.ts';
import type {Stage} from './stage.ts';

const page = join(import.meta.dirname, '../../../docs/embedding.md');

/** The lines of `docs/embedding.md` on a stranger's page, as they stand there. */
export function embedding(stage: () => Stage & {readonly portal: PortalServer}): void {
  const shows = (says: string, tag: string, role: string, words: string): void =>
    void it(says, async () => {
      const {demo, browser, portal} = stage();
      const {proxy, systemUsers, tenants} = demo.config;
      const people = [...systemUsers, ...(tenants[0]?.users ?? [])];
      const snippets = [...(await readFile(page, 'utf8')).matchAll(/```html\n([\s\S]+?)```/g)];
      const snippet = snippets.map(([, html = '']) => html).find((html) => html.includes(`<${tag}>`));
      assert.ok(snippet);
      const own = snippet
        .replaceAll('https://pbx.example.com/crm/v1', proxy)
        .replace(
          'the PBX token of whoever is signed in',
          people.find((one) => one.role === role)?.token ?? '',
        );
      portal.html = `<!doctype html><html lang="en"><title>Portal</title>${own}`;
      const opened = await browser.newPage();
      await opened.goto(portal.origin);
      await opened.waitForSelector(`${tag}:state(ready)`, {visible: true});
      await opened.waitForSelector(`::-p-text(${words})`, {visible: true});
      await opened.close();
    });

  shows('shows a tenant’s admin the settings', 'bgm-crm-settings', 'tenant_admin', 'Authorize again');
  shows('shows the system admin the tenants', 'bgm-crm-tenants', 'system_admin', 'second.example');
}
