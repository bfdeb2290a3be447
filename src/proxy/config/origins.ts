import {ConfigError} from './config-error.ts';

/**
 * An http(s) origin such as `https://pbx.example.com:8887`.
 * @throws ConfigError when it is no URL, or has a path, a query or a user name.
 */
export function parseOrigin(setting: string, text: string): URL {
  const example = 'Give an origin such as https://pbx.example.com:8887, without a path.';
  if (!URL.canParse(text)) throw new ConfigError(setting, 'is not a URL', example);
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new ConfigError(setting, 'is neither https nor http', example);
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password)
    throw new ConfigError(setting, 'holds more than an origin', example);
  return url;
}

/** Whether a URL's host is this machine itself. */
export function isLoopback({hostname}: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.[0-9]{1,3}){3}$/.test(hostname);
}
