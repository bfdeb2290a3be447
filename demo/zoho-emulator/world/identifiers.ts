import {createHash} from 'node:crypto';

const digest = (label: string): Buffer => createHash('sha256').update(`zoho-emulator ${label}`).digest();

/** Letters and digits after `1000.`, as Zoho writes client ids. The same label gives the same id. */
export function clientIdOf(label: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  const body = Array.from(digest(`client ${label}`), (byte) => letters[byte % letters.length]).join('');
  return `1000.${body.slice(0, 30)}`;
}

/** 42 hex digits: demo data, the same in every run, protects nothing. */
export const clientSecretOf = (label: string): string =>
  digest(`secret ${label}`).toString('hex').slice(0, 42);

/** `1000.<32 hex>.<32 hex>`: the shape of codes, access tokens and refresh tokens. */
export function tokenOf(label: string): string {
  const hex = digest(`token ${label}`).toString('hex');
  return `1000.${hex.slice(0, 32)}.${hex.slice(32)}`;
}
