import {HttpCrmClient} from '../../../src/client/http-client.ts';
import type {ConnectionState} from '../../../src/state/contexts.ts';
import {
  type ActivityPreview,
  activityPreviewExample,
  type AuditReply,
  authorizeReplyExample,
  type Connection,
  type ConnectionProblemCode,
  connectionExample,
  type CredentialsUpdate,
  type ProblemCode,
  problemStatus,
  type Region,
  type Session,
  sessionExample,
  type SettingsReply,
  settingsReplyExample,
} from '../../../src/contract/index.ts';
import type {FakeClock} from '../../support/fake-clock.ts';
import {FakeProxy, json, problem} from '../../support/fake-proxy.ts';

export const adminSession: Session = {
  ...sessionExample,
  role: 'tenant_admin',
  features: {...sessionExample.features, settings: 'full'},
};

/** A tenant without a client at Zoho. */
export const newConnection: Connection = {
  ...connectionExample,
  state: 'not_configured',
  organisation: null,
  authorizedAt: null,
  authorizedBy: null,
  credentials: {clientId: null, secretSet: false, secretFingerprint: null, secretUpdatedAt: null},
};

/** A tenant with a client, whose consent is missing. */
export const readyConnection: Connection = {
  ...newConnection,
  state: 'authorization_required',
  credentials: connectionExample.credentials,
};

/** As the proxy tells it when something went wrong with a consent. */
export function failedConnection(code: ConnectionProblemCode | ProblemCode): Connection {
  const status = problemStatus[code];
  const failure = {type: `urn:bgm:problem:${code}`, title: code, status, code, retryable: false};
  return {...readyConnection, problem: failure};
}

const preview: ActivityPreview = {
  ...activityPreviewExample,
  description:
    'Answered by Mei Tan (103) after 21 s, talked 2:10.\nRecording: https://pbx.example.com/r/example',
};

/** A proxy with one tenant, as its admin sees it; tests change it and look at what it was asked. */
export class AdminWorld {
  settings: SettingsReply;
  connection: Connection;
  audit: AuditReply = {items: [], nextCursor: null};
  version = 1;
  readonly proxy: FakeProxy;
  readonly session: Session;

  constructor(
    change: {
      readonly settings?: Partial<SettingsReply>;
      readonly connection?: Connection;
      readonly session?: Session;
    } = {},
  ) {
    this.settings = {...settingsReplyExample, ...change.settings};
    this.connection = change.connection ?? connectionExample;
    this.session = change.session ?? adminSession;
    this.proxy = new FakeProxy({
      'GET /session': () => json(this.session),
      'GET /settings': () => this.#settings(),
      'PUT /settings': ({headers, body}) => {
        if (headers.get('If-Match') !== this.etag) return problem('precondition_failed');
        this.save(body as SettingsReply, 'Ines Holm');
        return this.#settings();
      },
      'PUT /settings/credentials': ({body}) => {
        const {clientId} = body as CredentialsUpdate;
        const credentials = {...connectionExample.credentials, clientId};
        this.connection = {...this.connection, credentials};
        return json(credentials);
      },
      'POST /settings/preview': () => json(preview),
      'GET /settings/audit': () => json(this.audit),
      'GET /connection': () => json(this.connection),
      'DELETE /connection': () => {
        this.connection = readyConnection;
        return json({...this.connection, revoked: true});
      },
      'POST /connection/authorize': () => {
        this.openConsent();
        return json(authorizeReplyExample);
      },
      'POST /connection/confirm': () => {
        const {otherOrganisation} = this.connection;
        this.connection = {...connectionExample, organisation: otherOrganisation};
        return json(this.connection);
      },
      'GET /agents': () => json({items: [], zohoUsers: [], coverage: 0, complete: true}),
    });
  }

  get etag(): string {
    return `"${this.version}"`;
  }

  /** Somebody saves: here, or another admin. */
  save(change: Partial<SettingsReply>, updatedBy: string): void {
    const {featureEnabled, editable} = this.settings;
    this.settings = {...this.settings, ...change, featureEnabled, editable, updatedBy};
    this.connection = {...this.connection, region: this.settings.region};
    this.version += 1;
  }

  openConsent(): void {
    const consent = {expiresAt: '2026-06-15T09:50:00.000Z'};
    this.connection = {...this.connection, problem: null, consent};
  }

  /** The consent page was answered: it is connected, or a problem came of it. */
  answerConsent(code?: ConnectionProblemCode): void {
    this.connection = code ? failedConnection(code) : connectionExample;
  }

  /** Questions that have no answer yet. */
  waiting = 0;

  client(clock?: FakeClock): HttpCrmClient {
    const client = new HttpCrmClient({
      endpoint: 'https://proxy.example/crm/v1',
      getToken: async () => 'widget-token',
      fetch: this.proxy.fetch,
      cache: 'memory',
      ...(clock ? {clock} : {}),
    });
    const ask = client.ask.bind(client);
    client.ask = async (request) => {
      this.waiting += 1;
      return ask(request).finally(() => (this.waiting -= 1));
    };
    return client;
  }

  /** What a provider would hand down. */
  online(): ConnectionState {
    return {link: 'online', session: {...this.session}};
  }

  #settings(): Response {
    const reply = json(this.settings);
    reply.headers.set('ETag', this.etag);
    return reply;
  }
}

export const regionsOfGuide: readonly Region[] = ['us', 'eu', 'in', 'jp', 'ca', 'sa'];
