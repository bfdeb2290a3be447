import type {Context} from 'hono';
import type {Org} from '../world/org.ts';
import {userName} from '../world/org-user.ts';
import type {OrgUser} from '../world/org-user.ts';
import {IANAZone} from 'luxon';
import {formatZohoTime} from '../world/zoho-time.ts';
import {invalidData} from '../world/zoho-error.ts';
import type {Env} from './api-env.ts';
import {requireScope} from './authenticate.ts';
import {jsonAnswer, noContent} from './json-answer.ts';
import {listAnswer, pageOf} from './list-answer.ts';
import {queryOf} from './module-parameter.ts';

const joined = Date.UTC(2024, 0, 15, 9, 0, 0);

function renderUser(org: Org, user: OrgUser, now: number): Record<string, unknown> {
  const {timeZone, countryCode} = org.definition;
  const created = formatZohoTime(joined, timeZone);
  const by = {name: userName(org.admin), id: org.admin.id};
  const rank = user.admin ? 1 : 2;
  return {
    id: user.id,
    zuid: user.zuid,
    email: user.email,
    first_name: user.firstName,
    last_name: user.lastName,
    full_name: userName(user),
    status: user.status,
    confirm: true,
    role: {name: user.admin ? 'CEO' : 'Manager', id: org.metadataId(300 + rank)},
    profile: {name: user.admin ? 'Administrator' : 'Standard', id: org.metadataId(310 + rank)},
    time_zone: timeZone,
    locale: 'en_US',
    language: 'en_US',
    country: countryCode,
    country_locale: 'en_US',
    time_format: 'HH:mm',
    date_format: 'yyyy-MM-dd',
    offset: IANAZone.create(timeZone).offset(now) * 60_000,
    phone: null,
    mobile: null,
    created_time: created,
    created_by: by,
    Modified_Time: created,
    Modified_By: by,
    type__s: 'Regular User',
    Isonline: user.admin,
    microsoft: false,
    personal_account: false,
    default_tab_group: '0',
    alias: null,
  };
}

type UserFilter = (user: OrgUser, me: OrgUser) => boolean;

const filters: Record<string, UserFilter> = {
  AllUsers: () => true,
  ActiveUsers: ({status}) => status === 'active',
  DeactiveUsers: ({status}) => status === 'inactive',
  DeletedUsers: ({status}) => status === 'deleted',
  ConfirmedUsers: () => true,
  ActiveConfirmedUsers: ({status}) => status === 'active',
  AdminUsers: ({admin}) => admin,
  ActiveConfirmedAdmins: ({admin, status}) => admin && status === 'active',
  CurrentUser: (user, me) => user === me,
};

/** `GET /users?type=…` */
export function usersRoute(c: Context<Env>): Response {
  requireScope(c, {path: 'users', operation: 'READ'});
  const query = queryOf(c);
  const {org, user: me} = c.var.caller;
  const filter = filters[query.get('type') ?? 'AllUsers'];
  if (!filter) throw invalidData({param_name: 'type', supported_values: Object.keys(filters)});
  const ids = query.get('ids')?.split(',');
  const users = org.users.filter((user) => filter(user, me) && (!ids || ids.includes(user.id)));
  return listAnswer('users', users, pageOf(query), (user) => renderUser(org, user, c.var.world.now()));
}

/** `GET /users/{id}` */
export function userRoute(c: Context<Env>): Response {
  requireScope(c, {path: 'users', operation: 'READ'});
  const {org} = c.var.caller;
  const user = org.user(c.req.param('id')!);
  return user ? jsonAnswer({users: [renderUser(org, user, c.var.world.now())]}) : noContent();
}
