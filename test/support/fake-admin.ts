import {AdminClient} from '../../src/client/admin-client.ts';
import {type CrmClient, ProblemError, type TenantStream} from '../../src/client/crm-client.ts';
import type {HttpRequest} from '../../src/client/http.ts';
import {
  activityPreviewExample,
  agentsReplyExample,
  doctorReportExample,
  healthExample,
  hygieneReportExample,
  ledgerCallExample,
  ledgerReplyExample,
  numberTraceExample,
  type Problem,
  type ProblemCode,
  problemStatus,
  tenantExample,
  tenantsReplyExample,
} from '../../src/contract/index.ts';
import {fakeClient} from './fake-client.ts';
import './problem-words.ts';

/** Answers one route; what it throws is the problem. */
export type AdminAnswer = (request: HttpRequest) => unknown;

export interface FakeAdmin {
  readonly admin: AdminClient;
  /** The client under it, for elements that make their own. */
  readonly client: CrmClient;
  /** What was asked, in order. */
  readonly asked: HttpRequest[];
  /** Answers by `METHOD /path` without a query; a test may change them. */
  readonly routes: Record<string, AdminAnswer>;
  /** Questions to one route. */
  to(route: string): HttpRequest[];
}

/** An admin's client that answers from the contract's examples. @param tenantStream Without one this admin hears nothing. */
export function fakeAdmin(routes: Record<string, AdminAnswer> = {}, tenantStream?: TenantStream): FakeAdmin {
  const asked: HttpRequest[] = [];
  const all: Record<string, AdminAnswer> = {
    'GET /agents': () => agentsReplyExample,
    'PUT /agents': () => agentsReplyExample,
    'POST /connection/test': () => doctorReportExample,
    'POST /doctor/number': () => numberTraceExample,
    'POST /settings/preview': () => activityPreviewExample,
    'GET /health': () => healthExample,
    'POST /hygiene': () => hygieneReportExample,
    'GET /ledger': () => ledgerReplyExample,
    'POST /ledger/search': () => ledgerReplyExample,
    'POST /ledger/retry': () => ({accepted: 1}),
    'GET /tenants': () => tenantsReplyExample,
    [`GET /ledger/${ledgerCallExample.callId}`]: () => ledgerCallExample,
    [`PUT /tenants/${tenantExample.id}/crm`]: ({body}) => ({
      ...tenantExample,
      crmEnabled: (body as {enabled: boolean}).enabled,
    }),
    ...routes,
  };
  const routeOf = ({method, path}: HttpRequest) => `${method} ${path.replace(/\?.*/, '')}`;
  const client = fakeClient({
    tenantStream,
    ask: async (request) => {
      asked.push(request);
      const answer = all[routeOf(request)];
      if (!answer) throw new Error(`The test has no answer to ${routeOf(request)}`);
      const body = await answer(request);
      request.signal?.throwIfAborted();
      return {body, headers: new Headers()};
    },
  });
  return {
    admin: new AdminClient(client),
    client,
    asked,
    routes: all,
    to: (route) => asked.filter((request) => routeOf(request) === route),
  };
}

/** A problem as the proxy answers it. */
export function refusal(code: ProblemCode, more: Partial<Problem> = {}): ProblemError {
  return new ProblemError({
    type: `urn:bgm:problem:${code}`,
    title: code,
    status: problemStatus[code],
    code,
    retryable: false,
    ...more,
  });
}
