import {Hono} from 'hono';
import type {Context} from 'hono';
import type {Env} from '../api/api-env.ts';
import {requireScope} from '../api/authenticate.ts';
import {jsonAnswer} from '../api/json-answer.ts';
import {parameterMissing} from '../api/list-answer.ts';
import {knownModule, queryOf} from '../api/module-parameter.ts';
import type {Org} from '../world/org.ts';
import {invalidData} from '../world/zoho-error.ts';
import {relatedLists, renderModule, renderRelatedList} from './module-metadata.ts';
import {renderFieldMetadata, renderLayoutField} from './render-field.ts';
import {moduleNames} from './schema.ts';
import type {ModuleName} from './schema.ts';

/** The `module` parameter, once the caller may read that kind of metadata. */
function asked(c: Context<Env>, kind: string): {org: Org; module: ModuleName} {
  requireScope(c, {path: `settings.${kind}`, operation: 'READ'});
  const {org} = c.var.caller;
  const name = queryOf(c).get('module');
  if (!name) throw parameterMissing({param_name: 'module'});
  return {org, module: knownModule(org, name)};
}

const fieldsOf = (org: Org, module: ModuleName) =>
  org.schema.fieldsOf(module).map((field, index) => renderFieldMetadata(org, module, field, index));

function layouts(c: Context<Env>): Response {
  const {org, module} = asked(c, 'layouts');
  const fields = org.schema
    .fieldsOf(module)
    .map((field, index) => renderLayoutField(org, module, field, index));
  const section = {
    id: org.metadataId(70_000),
    api_name: `${module}_Information`,
    name: `${module} Information`,
    display_label: `${module} Information`,
    sequence_number: 1,
    column_count: 2,
    type: 'used',
    fields,
  };
  const id = org.metadataId(71_000 + moduleNames.indexOf(module));
  return jsonAnswer({
    layouts: [
      {
        id,
        name: 'Standard',
        api_name: 'Standard',
        display_label: 'Standard',
        status: 'active',
        visible: true,
        sections: [section],
      },
    ],
  });
}

function field(c: Context<Env>): Response {
  const {org, module} = asked(c, 'fields');
  const id = c.req.param('id')!;
  const found = fieldsOf(org, module).find((known) => known['id'] === id);
  if (!found) throw invalidData({id}, 'the id given seems to be invalid');
  return jsonAnswer({fields: [found]});
}

const shownModules = ({settings}: Org): ModuleName[] =>
  moduleNames.filter((module) => !settings.disabledModules.includes(module));

/** `/settings/…`: fields, layouts, modules and related lists. */
export const settingsRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get('/fields', (c) => {
      const {org, module} = asked(c, 'fields');
      return jsonAnswer({fields: fieldsOf(org, module)});
    })
    .get('/fields/:id{[0-9]+}', field)
    .get('/layouts', layouts)
    .get('/modules', (c) => {
      requireScope(c, {path: 'settings.modules', operation: 'READ'});
      const {org} = c.var.caller;
      return jsonAnswer({modules: shownModules(org).map((module) => renderModule(org, module))});
    })
    .get('/modules/:name', (c) => {
      requireScope(c, {path: 'settings.modules', operation: 'READ'});
      const {org} = c.var.caller;
      return jsonAnswer({modules: [renderModule(org, knownModule(org, c.req.param('name')))]});
    })
    .get('/related_lists', (c) => {
      const {org, module} = asked(c, 'related_lists');
      const lists = relatedLists[module].map((list, index) => renderRelatedList(org, module, list, index));
      return jsonAnswer({related_lists: lists});
    });
