import {Counter, Gauge, Histogram, Registry} from 'prom-client';
import type {Meter} from './meter.ts';

/** A gauge that is read when somebody asks for the metrics. */
export interface Reading {
  readonly name: string;
  readonly help: string;
  /** Names of its labels; their values must come from a short list. */
  readonly labels?: readonly string[];
  readonly read: () => Promise<
    readonly {readonly labels?: Readonly<Record<string, string>>; readonly value: number}[]
  >;
}

export interface PrometheusMeter extends Meter {
  /** Adds a gauge. One that cannot be read is `NaN` (or left out, if it has labels), and the others are told. */
  gauge(reading: Reading): void;
  /** The exposition format, version 0.0.4. */
  render(): Promise<{readonly contentType: string; readonly body: string}>;
}

const prefix = 'bgm_crm_';
const quick = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 3, 8];

/** {@link Meter} for Prometheus. Each one has a registry of its own, so that two proxies in one process do not mix. */
export function prometheusMeter(): PrometheusMeter {
  const registry = new Registry();
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({name: `${prefix}${name}`, help, labelNames, registers});
  const histogram = (name: string, help: string, labelNames: string[] = []) =>
    new Histogram({name: `${prefix}${name}`, help, labelNames, buckets: quick, registers});

  const lookups = counter('lookups_total', 'Lookups answered.', ['source', 'state']);
  const lookupSeconds = histogram('lookup_seconds', 'From question to answer of a lookup.', ['source']);
  const journal = counter('journal_turns_total', 'Turns of journal rows, by what became of them.', [
    'outcome',
  ]);
  const events = counter('pbx_events_total', 'Events of the PBX, by what they were to us.', ['result']);
  const requests = counter('crm_requests_total', 'Requests to the CRM; status 0: no answer.', [
    'route',
    'status',
  ]);
  const requestSeconds = histogram('crm_request_seconds', 'Time until the CRM answered.', ['route']);
  const refreshes = counter('token_refreshes_total', 'Refreshes of access tokens.', ['outcome']);
  const reconciled = counter(
    'reconciled_total',
    'Sessions that webhooks had missed and the call log told, and activities found again after a loss of transactions.',
  );
  const purged = counter('purged_events_total', 'Raw PBX events deleted for their age.');
  const credits = new Gauge({
    name: `${prefix}crm_credits_left`,
    help: 'API credits that the tenant has left in the CRM.',
    labelNames: ['tenant'],
    registers,
  });

  return {
    lookup(source, state, seconds) {
      lookups.inc({source, state});
      lookupSeconds.observe({source}, seconds);
    },
    journal: (outcome) => journal.inc({outcome}),
    pbxEvents: (result, count = 1) => events.inc({result}, count),
    crmRequest(route, status, seconds) {
      requests.inc({route, status: String(status)});
      requestSeconds.observe({route}, seconds);
    },
    creditsLeft: (tenant, left) => credits.set({tenant}, left),
    tokenRefresh: (outcome) => refreshes.inc({outcome}),
    reconciled: (count) => reconciled.inc(count),
    purged: (count) => purged.inc(count),
    gauge({name, help, labels = [], read}) {
      new Gauge({
        name: `${prefix}${name}`,
        help,
        labelNames: [...labels],
        registers,
        async collect() {
          this.reset();
          const values: Awaited<ReturnType<typeof read>> = await read().catch(() =>
            labels.length === 0 ? [{value: NaN}] : [],
          );
          for (const {labels: of = {}, value} of values) this.set(of, value);
        },
      });
    },
    async render() {
      return {contentType: registry.contentType, body: await registry.metrics()};
    },
  };
}
