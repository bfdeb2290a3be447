import assert from 'node:assert/strict';
import type {RunningDemo} from '../../support/node/demo.ts';

/** The proxy's routes for admins, asked without a page: to put a tenant into the state that a journey begins with. */
export class AdminApi {
  readonly #demo: RunningDemo;
  readonly #token: string;

  private constructor(demo: RunningDemo, token: string) {
    this.#demo = demo;
    this.#token = token;
  }

  /** Signs in with a PBX token, as a page of the portal does. */
  static async signIn(demo: RunningDemo, pbxToken: string): Promise<AdminApi> {
    const answer = await fetch(`${demo.config.proxy}/session`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${pbxToken}`,
        origin: demo.url,
        'content-type': 'application/json',
      },
      body: '{}',
    });
    assert.equal(answer.status, 200, await answer.clone().text());
    const {token} = (await answer.json()) as {token: string};
    return new AdminApi(demo, token);
  }

  static system(demo: RunningDemo): Promise<AdminApi> {
    return AdminApi.signIn(demo, demo.config.systemUsers[0]?.token ?? '');
  }

  /** The admin of a tenant. */
  static of(demo: RunningDemo, domain: string): Promise<AdminApi> {
    const tenant = demo.config.tenants.find((one) => one.domain === domain);
    const admin = tenant?.users.find(({role}) => role === 'tenant_admin');
    return AdminApi.signIn(demo, admin?.token ?? '');
  }

  async ask<Body>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{status: number; body: Body; etag: string | null}> {
    const answer = await fetch(`${this.#demo.config.proxy}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        origin: this.#demo.url,
        'content-type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : {body: JSON.stringify(body)}),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: (text ? JSON.parse(text) : undefined) as Body,
      etag: answer.headers.get('etag'),
    };
  }

  /** The system admin's switch. */
  async switchCrm(tenantId: string, enabled: boolean): Promise<void> {
    const {status, body} = await this.ask('PUT', `/tenants/${tenantId}/crm`, {enabled});
    assert.ok(status < 300, JSON.stringify(body));
  }
}
