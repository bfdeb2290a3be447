import {html, type TemplateResult} from 'lit';
import type {AdminClient} from '../../../src/client/admin-client.ts';
import type {Clock} from '../../../src/client/clock.ts';
import '../../../src/components/settings-agents/settings-agents.ts';
import '../../../src/components/settings-doctor/settings-doctor.ts';
import '../../../src/components/settings-health/settings-health.ts';
import '../../../src/components/settings-hygiene/settings-hygiene.ts';
import {
  type Agent,
  checkNames,
  findingCodes,
  hygieneReasons,
  hygieneReportExample,
  ledgerCallExample,
  ledgerEntryExample,
  ledgerReasons,
  ledgerReplyExample,
  numberTraceExample,
  ambiguousLookupExample,
  sessionExample,
  tenantConnectionStates,
  tenantExample,
} from '../../../src/contract/index.ts';
import '../../../src/elements/bgm-crm-tenants.ts';
import '../../../src/locales/ar-XB.ts';
import '../../../src/locales/en-XA.ts';
import {directionOf} from '../../../src/locales/register.ts';
import {fakeAdmin} from '../../support/fake-admin.ts';
import {FakeClock, settled} from '../../support/fake-clock.ts';
import {withContexts} from '../../support/page.ts';

const ways: Agent['way'][] = ['email', 'choice', 'choice_gone', 'none'];
const agents = ways.map((way, index) => ({
  extension: `10${index}`,
  name: 'Ines Holm',
  email: index === 3 ? null : 'ines@demo.example',
  zohoUserId: way === 'none' ? null : '1',
  way,
}));
const fake = fakeAdmin({
  'GET /agents': () => ({
    items: agents,
    zohoUsers: [{id: '1', name: 'Ines Holm', email: 'ines@demo.example'}],
    coverage: 50,
    complete: true,
  }),
  'POST /connection/test': () => ({
    ok: false,
    latencyMs: 1200,
    checkedAt: '2026-06-15T08:02:00.000Z',
    credits: 9,
    checks: [
      ...checkNames.map((name) => ({name, state: 'skipped', details: {after: 'pbx'}, finding: null})),
      ...findingCodes.map((finding) => ({name: 'calls', state: 'failed', finding, details: {coverage: 50}})),
    ].map((check) => ({ok: false, problem: null, milliseconds: 3, ...check})),
  }),
  'POST /doctor/number': () => ({...numberTraceExample, lookup: ambiguousLookupExample, rejected: 2}),
  'GET /ledger': () => ({
    ...ledgerReplyExample,
    items: ledgerReasons.map((why, index) => ({
      ...ledgerEntryExample,
      callId: index === 0 ? ledgerCallExample.callId : String(index),
      why,
    })),
    nextCursor: 'x',
  }),
  'POST /hygiene': () => ({
    ...hygieneReportExample,
    findings: hygieneReasons.map((reason) => ({...hygieneReportExample.findings[0]!, reason})),
    reasons: hygieneReasons.map((reason) => ({reason, count: 2})),
  }),
  'GET /tenants': () => ({
    items: tenantConnectionStates.map((state, index) => ({...tenantExample, id: String(index), state})),
  }),
});
const systemAdmin = {...sessionExample, tenant: null, role: 'system_admin'} as const;

/** A part of the settings as people see it when it has something to say, in a language. */
export type Stage = (locale: string) => Promise<HTMLElement>;

export const stages: Readonly<Record<string, Stage>> = {
  agents: stage(
    (admin) => html`<bgm-settings-agents .admin=${admin}></bgm-settings-agents>`,
    (part) => find<HTMLElement>(part, '.edit').click(),
  ),
  'the check of everything, a tried number and a sample call': stage(
    (admin) => html`<bgm-settings-doctor .admin=${admin} .show=${() => undefined}></bgm-settings-doctor>`,
    (part) => {
      find<HTMLElement>(part, '.primary').click();
      const trial = find(part, 'bgm-settings-number-trial');
      find<HTMLInputElement>(trial, 'input').value = '1';
      find<HTMLFormElement>(trial, 'form').requestSubmit();
    },
  ),
  'health and ledger': stage(
    (admin, clock) => html`<bgm-settings-health .admin=${admin} .clock=${clock}></bgm-settings-health>`,
    (part) => find<HTMLElement>(find(part, 'bgm-settings-ledger'), '.call').click(),
  ),
  'number hygiene': stage(
    (admin) => html`<bgm-settings-hygiene .admin=${admin}></bgm-settings-hygiene>`,
    (part) => find<HTMLFormElement>(part, 'form').requestSubmit(),
  ),
  tenants: stage(
    () =>
      html`<bgm-crm-tenants
        .client=${fake.client}
        .connection=${{link: 'online', session: systemAdmin} as const}
      ></bgm-crm-tenants>`,
  ),
};

function stage(
  template: (admin: AdminClient, clock: Clock) => TemplateResult,
  act: (part: HTMLElement) => void = () => undefined,
): Stage {
  return async (locale) => {
    const dir = directionOf(locale);
    const clock = new FakeClock(Date.parse('2026-06-15T09:45:03.000Z'));
    const part = await withContexts<HTMLElement>(
      {locale: {locale, dir, timeZone: 'Europe/London'}},
      template(fake.admin, clock),
    );
    part.parentElement!.setAttribute('dir', dir);
    await quiet();
    act(part);
    await quiet();
    return part;
  };
}

/** Answers have come and are shown, also in the parts of the part. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await settled();
}

function find<T extends Element>(part: Element, selector: string): T {
  return part.shadowRoot!.querySelector<T>(selector)!;
}

/** Every element of a part, in the shadow roots below it too. */
export function* elementsOf(root: Element | ShadowRoot): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* elementsOf(element.shadowRoot);
  }
  if (root instanceof Element && root.shadowRoot) yield* elementsOf(root.shadowRoot);
}

const spoken = ['title', 'aria-label', 'aria-valuetext', 'placeholder'];

/** Every text that somebody reads or hears, but for what the CRM or the PBX wrote. */
export function textsOf(part: Element): string[] {
  const texts: string[] = [];
  for (const element of elementsOf(part)) {
    if (element.localName === 'style') continue;
    for (const name of spoken) texts.push(element.getAttribute(name) ?? '');
    if (element.closest('.foreign, .code, .number, bdi, option')) continue;
    for (const node of element.childNodes) if (node instanceof Text) texts.push(node.data);
  }
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
}
