import {mkdtemp} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join, sep} from 'node:path';
import type * as Sdk from '@zohocrm/typescript-sdk-8.0';
import type {ZohoClient} from './zoho-client.ts';

/** Zoho's own SDK, as published. It is CommonJS, and names its exports in a way that `import` cannot see. */
export const sdk = createRequire(import.meta.url)('@zohocrm/typescript-sdk-8.0') as typeof Sdk;

/**
 * Points the SDK at an org of the emulator, with nothing but its public settings.
 * @returns the folder that it keeps tokens and metadata in
 */
export async function initializeSdk({access, origins}: ZohoClient): Promise<string> {
  const folder = (await mkdtemp(join(tmpdir(), 'zoho-sdk-'))) + sep;
  const token = new sdk.OAuthBuilder()
    .clientId(access.clientId)
    .clientSecret(access.clientSecret)
    .refreshToken(access.refreshToken)
    .build();
  const builder = new sdk.InitializeBuilder();
  await builder
    .environment(new sdk.Environment(origins.api, `${origins.accounts}/oauth/v2/token`, origins.api))
    .token(token)
    .store(new sdk.FileStore(`${folder}tokens.csv`))
    .SDKConfig(new sdk.SDKConfigBuilder().pickListValidation(true).build())
    .resourcePath(folder)
    .initialize();
  return folder;
}

/** A record of the SDK with these values. */
export function sdkRecord(values: Record<string, unknown>): InstanceType<typeof sdk.Record.Record> {
  const record = new sdk.Record.Record();
  for (const [name, value] of Object.entries(values)) record.addKeyValue(name, value);
  return record;
}
