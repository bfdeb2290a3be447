import type {CrmClient} from '../../client/crm-client.ts';
import type {Contact, LinkedContact, PhoneNumber} from '../../contract/index.ts';
import type {CallsState} from '../../state/contexts.ts';

/** Someone who was on the phone lately: a record where one is known, else the number alone. */
export interface RecentCaller {
  readonly number: PhoneNumber;
  readonly contact?: Contact;
}

/** Far parties of the agent's calls, newest first, each number once; asks nobody. */
export function recentCallers(
  calls: CallsState | undefined,
  client: CrmClient,
  limit: number,
): RecentCaller[] {
  const callers = new Map<string, RecentCaller>();
  for (const {call, contact} of calls?.calls ?? []) {
    const {number} = call.remote;
    const key = number.e164 ?? number.raw;
    if (callers.has(key) || number.kind === 'anonymous' || callers.size >= limit) continue;
    callers.set(key, {number, contact: contact ? fromLink(contact, number) : knownAs(client, key)});
  }
  return [...callers.values()];
}

function knownAs(client: CrmClient, number: string): Contact | undefined {
  const lookup = client.peek(number)?.lookup;
  return lookup?.state === 'matched' ? lookup.matches[0] : undefined;
}

/** All that a call tells of its record, in the shape of one. */
function fromLink({module, id, name, url}: LinkedContact, number: PhoneNumber): Contact {
  return {
    module,
    id,
    name,
    url,
    company: null,
    title: null,
    email: null,
    phones: [{kind: 'phone', number}],
    owner: null,
    lastActivityAt: null,
    etag: null,
  };
}
