/** Earliest time we believe, 2000-01-01: anything before is a counter or garbage. */
const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/**
 * Milliseconds since 1970 from Unix seconds (as the PBX sends them), milliseconds, or ISO text (look-alike PBXes, REST).
 * Null for "never": `0`, empty, and what is no time.
 */
export function wireTime(text: string): number | null {
  const time = /^\d{1,17}(\.\d+)?$/.test(text) ? fromNumber(Number(text)) : Date.parse(withZone(text));
  return Number.isFinite(time) && time >= earliest && time < latest ? time : null;
}

const fromNumber = (value: number): number => Math.round(value > 1e11 ? value : value * 1000);

/** ISO text without a zone is UTC, as everywhere in the PBX's REST answers, not this server's local time. */
const withZone = (text: string): string =>
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(text) ? `${text.replace(' ', 'T')}Z` : text;
