import {html, raw} from 'hono/html';
import {faultKinds} from '../faults/fault-rule.ts';
import type {Org} from '../world/org.ts';
import type {World} from '../world/world.ts';
import {documentPage} from './document.ts';
import type {Markup} from './document.ts';
import {recordTable} from './record-table.ts';
import {valueMarkup} from './value-text.ts';

const shownRequests = 40;

const orgLink = (org: Org, current: Org): Markup =>
  html`<a href="/?org=${org.key}" ${org === current ? raw('aria-current="page"') : ''}>${org.key}</a>`;

const fact = (name: string, value: string | number): Markup =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

function facts(world: World, org: Org): Markup {
  const {limits, definition, counters} = org;
  const used = limits.credits.used(world.now());
  return html`<section>
    <h2>
      ${definition.companyName} <small>${org.region} · ${definition.edition} · ${org.domainName}</small>
    </h2>
    <dl class="facts">
      ${fact('Credits used', `${used.toLocaleString('en')} of ${limits.creditLimit.toLocaleString('en')}`)}
      ${fact('At a time', `${limits.gate.inFlight}, highest ${limits.gate.peak}, of ${limits.concurrencyLimit}`)}
      ${fact('Requests', counters.total)} ${fact('Consents', world.grants.grantsIn(org).length)}
      ${fact('Index delay', `${org.settings.indexDelayMs} ms`)} ${fact('Time zone', definition.timeZone)}
      ${fact('API', world.origin(org.region).api)} ${fact('Accounts', world.origin(org.region).accounts)}
    </dl>
  </section>`;
}

function requestTable(world: World, org: Org): Markup {
  const rows = world.log.newest(shownRequests, org.key).map(
    (entry) =>
      html`<tr>
        <td>${new Date(entry.at).toISOString().slice(11, 23)}</td>
        <td>${valueMarkup(`${entry.method} ${entry.path}${entry.query}`)}</td>
        <td class="${entry.status >= 400 || entry.status === 0 ? 'bad' : 'good'}">
          ${entry.status || 'none'}
        </td>
        <td>${entry.credits}</td>
        <td>${entry.ms}</td>
        <td>${entry.fault ?? ''}</td>
        <td>${entry.answer ? valueMarkup(entry.answer) : ''}</td>
      </tr>`,
  );
  return html`<section>
    <h2>
      Requests <small>newest first · <a href="/control/log?org=${org.key}&limit=500">as JSON</a></small>
    </h2>
    <table>
      <thead>
        <tr>
          <th>Time (UTC)</th>
          <th>Request</th>
          <th>Status</th>
          <th>Credits</th>
          <th>ms</th>
          <th>Fault</th>
          <th>Error</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}

function faultList(world: World, org: Org): Markup {
  const rows = world.faults.rules.map(
    ({id, kind, hits, seen, ...rule}) =>
      html`<tr>
        <td>${kind}</td>
        <td>${valueMarkup(JSON.stringify(rule))}</td>
        <td>${hits} of ${seen}</td>
        <td>
          <form method="post" action="/page/faults/remove">
            <input type="hidden" name="id" value="${id}" /><input
              type="hidden"
              name="org"
              value="${org.key}"
            />
            <button>Switch off</button>
          </form>
        </td>
      </tr>`,
  );
  return rows.length === 0
    ? html`<p class="soft">None is on.</p>`
    : html`<table>
        <thead>
          <tr>
            <th>Fault</th>
            <th>Where and how</th>
            <th>Played</th>
            <th></th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>`;
}

const faultForm = (org: Org): Markup =>
  html`<form class="row" method="post" action="/page/faults">
    <input type="hidden" name="org" value="${org.key}" />
    <label
      >Fault
      <select name="kind">
        ${faultKinds.map((kind) => html`<option>${kind}</option>`)}
      </select></label
    >
    <label>Part of the path <input name="path" placeholder="/Calls" size="14" /></label>
    <label>Milliseconds <input name="ms" inputmode="numeric" size="7" /></label>
    <label>Status <input name="status" inputmode="numeric" size="5" /></label>
    <label>Percent <input name="rate" inputmode="numeric" size="5" placeholder="100" /></label>
    <button class="primary">Switch on</button>
  </form>`;

/** Reads the page anew every second and swaps what changes by itself; forms and the reader's focus stay. */
const refresher = raw(`<script type="module">
setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(location.href).catch(() => undefined);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.querySelector('[data-live="' + part.dataset.live + '"]');
    if (next && next.innerHTML !== part.innerHTML && !part.contains(document.activeElement)) part.replaceWith(next);
  }
}, 1000);
</script>`);

/** The page of one org: its facts, calls, notes, people, requests and faults. */
export const overview = (world: World, org: Org): Markup =>
  documentPage(
    'Zoho emulator',
    html`<header>
        <h1>Zoho emulator</h1>
        <nav aria-label="Organizations">${world.orgs.map((other) => orgLink(other, org))}</nav>
        <a href="/control/state?org=${org.key}">as JSON</a>
      </header>
      <main>
        <div data-live="facts">${facts(world, org)}</div>
        <div data-live="calls">${recordTable(world, org, 'Calls')}</div>
        <div data-live="notes">${recordTable(world, org, 'Notes')}</div>
        <section>
          <h2>Faults</h2>
          <div data-live="faults">${faultList(world, org)}</div>
          ${faultForm(org)}
        </section>
        <div data-live="log">${requestTable(world, org)}</div>
        <div data-live="contacts">${recordTable(world, org, 'Contacts')}</div>
        <div data-live="leads">${recordTable(world, org, 'Leads')}</div>
        <div data-live="accounts">${recordTable(world, org, 'Accounts')}</div>
      </main>
      ${refresher}`,
  );
