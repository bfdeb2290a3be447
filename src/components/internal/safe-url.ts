const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const harmless = new Set(['https:', 'http:', 'tel:', 'mailto:']);

/** The address in its written-out form, if it is a web page, a phone number or a mail address; else undefined (no `javascript:`, no `data:`). */
export function safeUrl(text: string | null | undefined): string | undefined {
  const url = parse(text);
  return url && harmless.has(url.protocol) ? url.href : undefined;
}

/** Address of a page in the CRM: https, or plain http on this very machine, where a CRM emulator may stand. */
export function safePageUrl(text: string | null | undefined): string | undefined {
  const url = parse(text);
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.test(url.hostname));
  return safe ? url.href : undefined;
}

/** Foreign addresses stand for themselves: one without a scheme is none, whatever page shows it. */
function parse(text: string | null | undefined): URL | undefined {
  try {
    return text ? new URL(text) : undefined;
  } catch {
    return undefined;
  }
}
