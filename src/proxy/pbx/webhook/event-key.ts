import {createHash} from 'node:crypto';

/**
 * Where the PBX may put the UUID that stays the same on a resend: not documented, so the likely places are looked at (pbx-facts 6).
 * Ids that a proxy on the way would add, like `X-Request-Id`, are none of them: they differ on every resend.
 */
const defaultIdHeaders = ['x-event-id', 'x-event-uuid', 'webhook-id', 'x-webhook-id', 'x-message-id'];
const defaultIdFields = ['event_id', 'event_uuid', 'uuid', 'message_id'];

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Key under which an event is stored once: the PBX's UUID, else a hash of what it says. */
export function eventKey(
  body: Readonly<Record<string, unknown>>,
  headerId: string | undefined,
  fields: readonly string[] = defaultIdFields,
): string {
  const named = Object.entries(body).find(
    ([name, value]) => fields.includes(name.toLowerCase()) && typeof value === 'string' && uuid.test(value),
  );
  const id = named ? (named[1] as string) : headerId;
  if (id !== undefined) return id.toLowerCase();
  return `sha256:${createHash('sha256').update(canonical(body)).digest('base64url')}`;
}

/** The UUID in one of these headers, if there is one. */
export function headerUuid(
  header: (name: string) => string | undefined,
  names: readonly string[] = defaultIdHeaders,
): string | undefined {
  return names.map(header).find((value) => value !== undefined && uuid.test(value));
}

/** JSON with sorted keys: the same event written in another order of fields has the same hash. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
