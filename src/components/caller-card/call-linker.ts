import type {ReactiveControllerHost} from 'lit';
import type {CrmClient} from '../../client/crm-client.ts';
import type {Contact, ContactRef, LinkedContact} from '../../contract/index.ts';
import type {OpenedContact} from '../../events/bgm-contact-open-event.ts';
import {fetchProblems} from '../../locales/english.ts';

interface Choice {
  readonly callId: string;
  /** Undefined: not connected yet, or not possible. */
  readonly contact?: OpenedContact | null;
  readonly busy: boolean;
  readonly error?: unknown;
  /** What the call was told to be linked to when the agent chose; the choice itself once the call has told it. */
  readonly before: LinkedContact | null | undefined;
}

/**
 * Connects a call to a record and remembers what the agent chose until the call itself tells its link. A connection once begun
 * goes on when the card moves to another call: it is the agent's decision, and only its mark on the card goes.
 */
export class CallLinker {
  readonly #host: ReactiveControllerHost;
  #choice: Choice | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** The choice made here for this call, while it is newer than what the call tells. */
  of(callId: string | undefined, told: LinkedContact | null | undefined): Choice | undefined {
    const choice = this.#choice;
    if (!choice || choice.callId !== callId) return undefined;
    // From then on the call tells what is so: the same link as before the choice means that it was undone elsewhere.
    if (!choice.busy && sameRecord(choice.contact, told)) this.#choice = {...choice, before: told};
    const current = choice.busy || sameRecord(choice.before, told) || sameRecord(choice.contact, told);
    return current ? choice : undefined;
  }

  /** @returns what the call is linked to now; undefined when it could not be changed. */
  async link(
    client: CrmClient,
    callId: string,
    contact: Contact | null,
    before: LinkedContact | null | undefined,
  ): Promise<LinkedContact | null | undefined> {
    this.#set({...this.of(callId, before), callId, before, busy: true, error: undefined});
    try {
      const ref = contact && {module: contact.module, id: contact.id};
      const record = await client.linkContact(callId, ref);
      this.#finish({
        callId,
        before,
        busy: false,
        contact: contact && record.contact ? {...contact, ...record.contact} : record.contact,
      });
      return record.contact;
    } catch (error) {
      // It is spoken once: in whole words.
      await fetchProblems()?.catch(() => undefined);
      this.#finish({...this.#choice, callId, before, busy: false, error});
      return undefined;
    }
  }

  #finish(choice: Choice): void {
    if (this.#choice?.callId === choice.callId) this.#set(choice);
  }

  #set(choice: Choice): void {
    this.#choice = choice;
    this.#host.requestUpdate();
  }
}

function sameRecord(one: ContactRef | null | undefined, other: ContactRef | null | undefined): boolean {
  return one?.id === other?.id && one?.module === other?.module;
}
