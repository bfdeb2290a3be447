/** A wall clock's time as `<input type="datetime-local">` gives it: `2026-06-15T10:12`. */
const wallTime = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/;

/**
 * The moment at which a clock in a zone shows a time. Of an hour that clocks show twice it is the first; of one that they leave out,
 * the moment as if they had not.
 * @param zone IANA zone; undefined: the browser's.
 * @returns Milliseconds since 1970; undefined for what is no time.
 */
export function momentOf(text: string, zone: string | undefined): number | undefined {
  const [, ...parts] = wallTime.exec(text) ?? [];
  if (parts.length === 0) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = parts.map(Number);
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  // Offsets of a day before and a day after: the clock's change, if any, lies between them.
  const offsets = [wall - dayMs, wall + dayMs].map((at) => offsetAt(at, zone));
  const fits = offsets.map((offset) => wall - offset).filter((at) => at + offsetAt(at, zone) === wall);
  return fits.length > 0 ? Math.min(...fits) : wall - offsets[0]!;
}

const dayMs = 86_400_000;

/** Milliseconds by which a zone's clocks are ahead of UTC. */
function offsetAt(moment: number, zone: string | undefined): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const part = Object.fromEntries(format.formatToParts(moment).map(({type, value}) => [type, Number(value)]));
  const {year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0} = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
}
