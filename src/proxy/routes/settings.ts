import {Hono} from 'hono';
import {isSupportedCountry} from 'libphonenumber-js/max';
import * as v from 'valibot';
import {auditQuerySchema, settingsUpdateSchema} from '../../contract/index.ts';
import {checkFields, noQuery, parseJson, query, requireJson} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import {Refusal} from '../middleware/refusal.ts';
import {requireFeature, requireSettings} from '../middleware/require-caller.ts';
import type {SettingsService} from '../services/tenants/settings-service.ts';

const {entries} = settingsUpdateSchema;
type Update = v.InferOutput<typeof settingsUpdateSchema>;

/**
 * What looks right and would have no effect, or a bad one, is refused, for nobody would learn why: a country without numbers; an
 * origin as no browser writes it, such as one with the usual port; a time zone that only newer browsers can show; an address that no
 * browser can open. Only here, and not in the schema by which stored settings are read: they go on as they are.
 */
const updateSchema = v.strictObject({
  ...entries,
  defaultCountry: v.pipe(
    entries.defaultCountry,
    v.check((country) => isSupportedCountry(country), 'not_in_list'),
  ),
  timeZone: v.pipe(
    entries.timeZone,
    v.check((zone) => /^[a-z]/i.test(zone), 'unknown_time_zone'),
  ),
  allowedOrigins: eachIs(entries.allowedOrigins, isWrittenOrigin, 'not_an_origin'),
  redirectUris: eachIs(entries.redirectUris, (uri) => URL.canParse(uri), 'not_a_redirect_uri'),
});

function eachIs<S extends v.GenericSchema<string[] | undefined, string[]>>(
  list: S,
  isFine: (text: string) => boolean,
  code: string,
) {
  return v.pipe(
    list,
    v.checkItems((text: string) => isFine(text), code),
  );
}

/** As browsers write it into `Origin`, with a host name that can be one. */
function isWrittenOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const {hostname, origin} = new URL(text);
  return origin === text && (hostname.startsWith('[') || hostname.split('.').every(isLabel));
}

const isLabel = (label: string): boolean => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label);

/** @throws Refusal `validation_failed` for values of fields that only the journal fills. */
function requireFurther({journal}: Update, ownCallFields: ReadonlySet<string>): void {
  const errors = Object.keys(journal.callDefaults)
    .filter((name) => ownCallFields.has(name))
    .map((name) => ({pointer: `/journal/callDefaults/${name}`, code: 'not_allowed'}));
  if (errors.length > 0) throw new Refusal('validation_failed', {errors});
}

/**
 * `GET` and `PUT /settings`, and who changed them. Reading is open while the feature is off, so that the admin reads why.
 * @param ownCallFields Fields of a call that take no value of the tenant's, by the CRM's names.
 */
export function settingsRoutes(
  settings: Pick<SettingsService, 'read' | 'write' | 'history' | 'withoutOwn'>,
  ownCallFields: ReadonlySet<string>,
): Hono<Env> {
  return new Hono<Env>()
    .get('/settings', requireSettings('view'), noQuery, async (c) => {
      const found = await settings.read(c.var.caller);
      c.header('ETag', found.etag);
      return c.json(found.settings);
    })
    .put('/settings', requireSettings('full'), requireFeature, noQuery, async (c) => {
      requireJson(c);
      const update = checkFields(updateSchema, settings.withoutOwn(await parseJson(c)));
      requireFurther(update, ownCallFields);
      const written = await settings.write(c.var.caller, update, c.req.header('if-match'));
      c.header('ETag', written.etag);
      return c.json(written.settings);
    })
    .get('/settings/audit', requireSettings('view'), requireFeature, query(auditQuerySchema), async (c) =>
      c.json(await settings.history(c.var.caller, c.req.valid('query').cursor)),
    );
}
