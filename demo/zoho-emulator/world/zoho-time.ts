import {DateTime, IANAZone} from 'luxon';

const zones = new Map<string, IANAZone>();

const zoneNamed = (name: string): IANAZone => {
  const zone = zones.get(name) ?? IANAZone.create(name);
  zones.set(name, zone);
  return zone;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** `yyyy-MM-ddTHH:mm:ss±HH:mm` in the given zone, as Zoho writes date-times. */
export function formatZohoTime(epochMs: number, timeZone: string): string {
  const offset = zoneNamed(timeZone).offset(epochMs);
  const local = new Date(epochMs + offset * 60_000).toISOString().slice(0, 19);
  const minutes = Math.abs(offset);
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`;
}

const accepted = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:?\d{2})$/;

/** Reads what Zoho accepts: seconds, an offset, no milliseconds. Anything else, or no real date: undefined. */
export function parseZohoTime(text: string): number | undefined {
  if (!accepted.test(text)) return undefined;
  const time = DateTime.fromISO(text);
  return time.isValid ? time.toMillis() : undefined;
}
