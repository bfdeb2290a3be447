import type {Contact, Lookup} from '../../src/contract/index.ts';
import type {CrmRecord} from './zoho-control.ts';

/** What we need of the provider's client: the lookups that this browser keeps. */
interface Keeper {
  learn(lookup: Lookup): void;
  peek(number: string): {readonly stale: boolean} | undefined;
}

/**
 * Makes the browser know who has a number, as if a call had told it some minutes ago, and waits until that is old enough to be
 * asked again.
 */
export async function keepGuess(number: string, record: CrmRecord, minutesAgo: number): Promise<void> {
  const client = document.querySelector<HTMLElement & {client?: Keeper}>('bgm-crm-provider')?.client;
  if (!client) return;
  const e164 = `+${number}`;
  client.learn(guess(e164, record, new Date(Date.now() - minutesAgo * 60_000)));
  while (client.peek(e164)?.stale === false) await new Promise((resolve) => setTimeout(resolve, 100));
}

function guess(e164: string, record: CrmRecord, at: Date): Lookup {
  const name = [record['First_Name'], record['Last_Name']].filter(Boolean).join(' ');
  const contact: Contact = {
    ...{module: 'Contacts', id: record.id, name, company: null, title: null, email: null},
    ...{phones: [], owner: null, url: null, lastActivityAt: null, etag: null},
  };
  return {
    number: {raw: e164, e164, national: null, international: null, country: 'GB', kind: 'other'},
    state: 'matched',
    matches: [{...contact, reason: {field: 'Phone', stored: e164, rule: 'e164', order: 1}}],
    source: 'zoho',
    asOf: at.toISOString(),
    stale: false,
    complete: true,
    problem: null,
  };
}
