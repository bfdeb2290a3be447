import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as v from 'valibot';
import {problemCodes, problemSchema, problemStatus} from '../../src/contract/index.ts';
import {operations, problemsOf} from '../../src/proxy/openapi/document.ts';
import {problem} from '../../src/proxy/middleware/problem.ts';
import {assertMatches, openApi} from '../support/node/contract-check.ts';

const described = Object.entries(openApi.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([method]) => method !== 'servers')
    .map(([method, operation]) => ({name: `${method.toUpperCase()} ${path}`, operation})),
);

describe('the description of the API', () => {
  for (const {name, operation} of described) {
    it(`${name}: every example is what its schema says`, () => {
      const contents = [operation.requestBody, ...Object.values(operation.responses)].flatMap((body) =>
        Object.values(body?.content ?? {}),
      );
      assert.ok(contents.length > 0);
      for (const {schema, examples} of contents)
        for (const [title, {value}] of Object.entries(examples ?? {}))
          assertMatches(schema!, value, `${name} ${title}`);
    });
  }

  it('has a schema for every name that it refers to', () => {
    const text = JSON.stringify(openApi);
    const names = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!);
    assert.ok(names.length > 20);
    for (const name of names) assert.ok(openApi.components.schemas[name], name);
    assert.doesNotMatch(text, /\$defs/);
  });

  it('refuses an answer that lacks a field', () => {
    const {schema} = openApi.paths['/session']!['get']!.responses['200']!.content!['application/json']!;
    assert.throws(() => assertMatches(schema!, {role: 'agent'}, 'session'), /tenant/);
  });

  it('keeps numbers, names and tokens out of paths and queries', () => {
    for (const {operation} of described)
      for (const {name, in: place} of operation.parameters)
        if (place !== 'header')
          assert.match(
            name,
            /^(callId|noteId|linkId|tenantId|module|id|version|file|filter|state|cursor|limit|scope)$/,
          );
  });
});

describe('problem codes', () => {
  it('are a closed list, each with its status', () => {
    assert.deepEqual(
      Object.entries(problemStatus)
        .map(([code, status]) => `${status} ${code}`)
        .sort(),
      [
        '400 idempotency_key_required',
        '400 malformed',
        '401 unauthenticated',
        '403 crm_disabled',
        '403 crm_permission',
        '403 forbidden',
        '403 origin_not_allowed',
        '404 not_found',
        '405 method_not_allowed',
        '409 call_not_journalable',
        '409 crm_api_access_denied',
        '409 crm_authorization_required',
        '409 crm_edition_unsupported',
        '409 crm_grant_revoked',
        '409 crm_not_configured',
        '409 crm_other_organisation',
        '409 crm_scope_missing',
        '409 duplicate_contact',
        '409 idempotency_in_progress',
        '409 oauth_client_other_region',
        '409 oauth_client_unknown',
        '409 oauth_code_invalid',
        '409 oauth_consent_refused',
        '409 oauth_no_refresh_token',
        '409 oauth_other_browser',
        '409 oauth_redirect_uri_wrong',
        '409 oauth_region_unsupported',
        '409 oauth_secret_wrong',
        '409 oauth_server_untrusted',
        '409 oauth_state_expired',
        '409 oauth_state_unknown',
        '409 oauth_state_used',
        '410 gone',
        '412 precondition_failed',
        '413 too_large',
        '415 unsupported_media_type',
        '422 idempotency_mismatch',
        '422 validation_failed',
        '428 precondition_required',
        '429 crm_rate_limited',
        '429 oauth_throttled',
        '429 rate_limited',
        '500 internal',
        '502 crm_rejected',
        '503 crm_unavailable',
        '503 starting',
        '503 unavailable',
        '504 crm_timeout',
      ],
    );
  });

  for (const code of problemCodes)
    it(`${code} is answered with a title, and with a pause where asking again helps`, () => {
      const found = problem(code);
      assert.ok(v.is(problemSchema, found));
      assert.equal(found.type, `urn:bgm:problem:${code}`);
      if (found.status === 429 || found.status === 503) assert.ok(found.retryAfter! > 0);
    });

  it('of an operation are on the list', () => {
    for (const operation of operations)
      for (const code of problemsOf(operation)) assert.ok(problemCodes.includes(code), operation.id);
  });
});
