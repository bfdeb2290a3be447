/** Where Zoho sends people back to; outside the base path, for it is entered at Zoho once and for ever (architecture 16). */
export const callbackPath = '/api/auth/callback/zoho';

/**
 * Every address that may be entered at Zoho: one for each public URL, and those of the tenant's settings.
 * @param publicUrls At least one.
 */
export function redirectUrisOf(publicUrls: readonly URL[], ofSettings: readonly string[]): string[] {
  return [...new Set([...publicUrls.map(({origin}) => `${origin}${callbackPath}`), ...ofSettings])];
}

/** Whether browsers come back by an encrypted request. */
export const isHttps = (redirectUri: string): boolean => redirectUri.startsWith('https:');

/** The one on the host that is asked, for its cookie will be there; else the first. */
export function redirectUriFor(uris: readonly string[], host: string | undefined): string {
  const asked = host?.toLowerCase();
  return uris.find((uri) => URL.canParse(uri) && new URL(uri).host === asked) ?? uris[0]!;
}
