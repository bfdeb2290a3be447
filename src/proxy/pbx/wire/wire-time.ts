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

/** ISO text only: `Date.parse` finds dates in almost anything. Without a zone it is UTC, as in the PBX's REST answers. */
function withZone(text: string): string {
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text)) return '';
  return /\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(text) && !/[+-]\d\d:\d\d$/.test(text)
    ? `${text.replace(' ', 'T')}Z`
    : text;
}
