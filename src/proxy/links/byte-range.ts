/** One range as a client asks for it: from a byte to another (both included), or the last so many. */
export type ByteRange = {readonly from: number; readonly to: number | null} | {readonly last: number};

/**
 * Undefined where the whole file is to be sent: no header, another unit, nonsense, or several ranges, which cost more than they are
 * good for (RFC 9110, 14.2 allows to ignore them).
 */
export function readRange(header: string | undefined): ByteRange | undefined {
  const [, first, last] = /^bytes=([0-9]{0,15})-([0-9]{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  if (first === '') return {last: Number(last)};
  const range = {from: Number(first), to: last === '' ? null : Number(last)};
  return range.to !== null && range.to < range.from ? undefined : range;
}

export function rangeHeader(range: ByteRange): string {
  return 'last' in range ? `bytes=-${range.last}` : `bytes=${range.from}-${range.to ?? ''}`;
}

/** The bytes of a file of this size; null when there are none of them. */
export function within(range: ByteRange, size: number): {from: number; to: number} | null {
  const from = 'last' in range ? Math.max(0, size - range.last) : range.from;
  const to = 'last' in range || range.to === null ? size - 1 : Math.min(range.to, size - 1);
  return from <= to && from < size ? {from, to} : null;
}
