import type {CallLedger} from '../calls/call-ledger.ts';
import type {RecordingMaker} from '../calls/recording-maker.ts';
import type {Clock} from '../clock.ts';
import type {Line} from '../events.ts';
import type {Switches} from '../switches.ts';
import type {TenantState} from '../world/tenant-state.ts';
import type {Delivery} from './delivery.ts';
import {toWire} from './to-wire.ts';
import type {WireMessage} from './to-wire.ts';
import type {WebhookSender} from './webhook-sender.ts';
import type {WebhookSettings} from './webhook-settings.ts';

/** So many webhooks are remembered. */
const kept = 5000;

export interface DispatcherOptions {
  readonly clock: Clock;
  readonly ledger: CallLedger;
  readonly recordings: RecordingMaker;
  readonly sender: WebhookSender;
  readonly tenants: ReadonlyMap<string, TenantState>;
}

/**
 * Where every event of the PBX passes: the call log hears it first, then its webhook goes out as the
 * switches say, or not at all.
 */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  #log: {delivery: Delivery; body: string}[] = [];
  #counter = 0;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  /** Webhooks so far, oldest first. */
  get deliveries(): readonly Delivery[] {
    return this.#log.map(({delivery}) => delivery);
  }

  /** What a webhook carried. */
  bodyOf(deliveryId: string): string | undefined {
    return this.#log.find(({delivery}) => delivery.id === deliveryId)?.body;
  }

  forget(): void {
    this.#log = [];
  }

  /** Resolves after the first attempt of the webhook, if there is one. */
  async dispatch(line: Line, switches: Switches): Promise<void> {
    const {event, sim} = line;
    const {ledger, recordings, tenants} = this.#options;
    const tenant = tenants.get(event.tenant_id);
    if (!tenant) throw new Error(`There is no tenant ${event.tenant_id}.`);
    const ended = ledger.absorb(event);
    if (ended) recordings.record(ended, tenant.facts, switches);
    if (sim.channel === 'rest' || event.event_type.startsWith('sim.'))
      return recordings.absorb(event, switches);
    const call = event.session_id ? ledger.find(event.tenant_id, event.session_id) : undefined;
    const message = toWire(line, switches, tenant.facts, call?.cdrId);
    if (switches.drop.includes('*') || switches.drop.includes(event.event_type)) {
      this.#keep(line, message.body).state = 'dropped';
      return;
    }
    if (switches.delay > 0) await this.#wait(switches.delay);
    const copies = Array.from({length: 1 + switches.duplicate}, () =>
      this.#post(line, message, tenant, switches),
    );
    await Promise.all(copies);
  }

  #post(line: Line, message: WireMessage, tenant: TenantState, switches: Switches): Promise<void> {
    return this.#options.sender.send({
      delivery: this.#keep(line, message.body),
      ...message,
      settings: () =>
        withAuth(line.sim.channel === 'extension' ? tenant.extensionEvent : tenant.cdrEvent, switches),
      timeoutSeconds: switches.webhookTimeout,
      retrySpeed: switches.retrySpeed,
      onDelivered: () => void (tenant.failuresInRow = 0),
      onGivenUp: () => switchOffIfHopeless(tenant, switches),
    });
  }

  #keep({event, sim}: Line, body: string): Delivery {
    const delivery: Delivery = {
      id: String(++this.#counter),
      tenant: event.tenant_id,
      channel: sim.channel === 'extension' ? 'extension' : 'cdr',
      eventType: event.event_type,
      ...(event.session_id ? {sessionId: event.session_id} : {}),
      ...(sim.id ? {eventId: sim.id} : {}),
      state: 'waiting',
      attempts: [],
    };
    this.#log.push({delivery, body});
    if (this.#log.length > kept * 1.1) this.#log = this.#log.slice(-kept);
    return delivery;
  }

  #wait(seconds: number): Promise<void> {
    return new Promise((resolve) => void this.#options.clock.schedule(seconds * 1000, resolve));
  }
}

const methods = {none: 'DISABLE', basic: 'BASIC', digest: 'DIGEST', bearer: 'BEARER'} as const;

const withAuth = (settings: WebhookSettings, switches: Switches): WebhookSettings =>
  switches.webhookAuth ? {...settings, auth: methods[switches.webhookAuth]} : settings;

function switchOffIfHopeless(tenant: TenantState, switches: Switches): void {
  tenant.failuresInRow++;
  if (switches.disableAfterFailures > 0 && tenant.failuresInRow >= switches.disableAfterFailures) {
    tenant.cdrEvent = {...tenant.cdrEvent, enabled: false};
    tenant.extensionEvent = {...tenant.extensionEvent, enabled: false};
  }
}
