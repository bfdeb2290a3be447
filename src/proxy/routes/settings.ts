import {Hono} from 'hono';
import {isSupportedCountry} from 'libphonenumber-js/max';
import * as v from 'valibot';
import {auditQuerySchema, settingsUpdateSchema} from '../../contract/index.ts';
import {checkFields, noQuery, parseJson, query, requireJson} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import {requireFeature, requireSettings} from '../middleware/require-caller.ts';
import type {SettingsService} from '../services/settings-service.ts';

/** Numbers of a country that has none would be read as if no country were chosen, and nobody would learn why. */
const updateSchema = v.strictObject({
  ...settingsUpdateSchema.entries,
  defaultCountry: v.pipe(
    settingsUpdateSchema.entries.defaultCountry,
    v.check((country) => isSupportedCountry(country), 'not_in_list'),
  ),
});

/** `GET` and `PUT /settings`, and who changed them. Reading is open while the feature is off, so that the admin reads why. */
export function settingsRoutes(
  settings: Pick<SettingsService, 'read' | 'write' | 'history' | 'withoutOwn'>,
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
      const written = await settings.write(c.var.caller, update, c.req.header('if-match'));
      c.header('ETag', written.etag);
      return c.json(written.settings);
    })
    .get('/settings/audit', requireSettings('view'), requireFeature, query(auditQuerySchema), async (c) =>
      c.json(await settings.history(c.var.caller, c.req.valid('query').cursor)),
    );
}
