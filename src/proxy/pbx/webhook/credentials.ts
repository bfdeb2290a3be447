/** What an `Authorization` header offers, by scheme (RFC 9110, 7617, 7616). */
export type Credentials =
  | {readonly scheme: 'bearer'; readonly token: string}
  | {readonly scheme: 'basic'; readonly username: string; readonly password: string}
  | {readonly scheme: 'digest'; readonly fields: ReadonlyMap<string, string>};

/** Longest header that is looked at; a real one has a few hundred characters. */
const headerMaxLength = 2048;

/** Undefined when there is none, or none that can be read. */
export function readCredentials(header: string | undefined): Credentials | undefined {
  if (header === undefined || header.length > headerMaxLength) return undefined;
  const [, scheme = '', rest = ''] = /^\s*([A-Za-z]+)\s+(.*)$/s.exec(header) ?? [];
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return {scheme: 'bearer', token: rest.trim()};
    case 'basic':
      return readBasic(rest.trim());
    case 'digest':
      return {scheme: 'digest', fields: readFields(rest)};
    default:
      return undefined;
  }
}

function readBasic(encoded: string): Credentials | undefined {
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  return {scheme: 'basic', username: text.slice(0, colon), password: text.slice(colon + 1)};
}

/** `name="quoted \" text"` and `name=token`, separated by commas; of two with one name the first counts. */
function readFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [, name = '', quoted, token] of text.matchAll(
    /([A-Za-z*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g,
  )) {
    const key = name.toLowerCase();
    if (!fields.has(key)) fields.set(key, quoted?.replace(/\\(.)/g, '$1') ?? token ?? '');
  }
  return fields;
}
