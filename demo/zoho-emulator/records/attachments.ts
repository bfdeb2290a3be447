import type {Context} from 'hono';
import type {Env} from '../api/api-env.ts';
import {requireScope} from '../api/authenticate.ts';
import {itemOf, itemsAnswer, jsonAnswer, success} from '../api/json-answer.ts';
import {fieldsParameter, listAnswer, pageOf} from '../api/list-answer.ts';
import {queryOf} from '../api/module-parameter.ts';
import type {Org} from '../world/org.ts';
import {userName} from '../world/org-user.ts';
import {formatZohoTime} from '../world/zoho-time.ts';
import {ZohoError, invalidData} from '../world/zoho-error.ts';
import type {Attachment} from './attachment-store.ts';
import {userReference} from './render-record.ts';
import {recordName} from './stored-record.ts';
import type {StoredRecord} from './stored-record.ts';

const largestFile = 100 * 1024 * 1024;
const longestLink = 3_000;

interface Upload {
  fileName: string;
  size: number;
  link: string | null;
}

function linkUpload(link: string, title: string | null): Upload {
  const isLink = link.length <= longestLink && /^https?:\/\/\S+$/i.test(link);
  if (!isLink) throw new ZohoError(400, 'INVALID_URL_PATTERN', 'the given attachment URL is incorrect');
  return {fileName: title ?? link, size: 0, link};
}

/** A file, or a link given as form fields or, as the official SDK does, in the query of an empty POST. */
async function uploadOf(c: Context<Env>): Promise<Upload> {
  const query = queryOf(c);
  const type = c.req.header('content-type') ?? '';
  const form: Record<string, string | File> = /multipart|urlencoded/.test(type)
    ? await c.req.parseBody()
    : {};
  const textOf = (name: string) => query.get(name) ?? (typeof form[name] === 'string' ? form[name] : null);
  const link = textOf('attachmentUrl');
  if (link !== null) return linkUpload(link, textOf('title'));
  const file = form['file'];
  if (!(file instanceof File)) {
    throw new ZohoError(400, 'REQUIRED_PARAM_MISSING', 'One of the expected parameter is missing', {
      param_name: 'file',
    });
  }
  if (file.size > largestFile) {
    throw new ZohoError(413, 'FILE_SIZE_MORE_THAN_ALLOWED_SIZE', 'file size is more than allowed', {
      maximum_length: largestFile,
    });
  }
  return {fileName: file.name, size: file.size, link: null};
}

/** `POST /{module}/{id}/Attachments` */
export async function addAttachment(c: Context<Env>, parent: StoredRecord): Promise<Response> {
  requireScope(c, {path: 'modules.attachments', operation: 'CREATE'});
  const {org, user} = c.var.caller;
  const upload = await uploadOf(c);
  const createdAt = c.var.world.now();
  const id = org.nextId();
  org.attachments.add({id, module: parent.module, parentId: parent.id, by: user.id, createdAt, ...upload});
  const time = formatZohoTime(createdAt, org.definition.timeZone);
  const by = userReference(org, user.id);
  const details = {Modified_Time: time, Modified_By: by, Created_Time: time, id, Created_By: by};
  return jsonAnswer({data: [success('attachment uploaded successfully', details).item]});
}

function renderAttachment(org: Org, parent: StoredRecord, attachment: Attachment): Record<string, unknown> {
  const by = org.user(attachment.by);
  const reference = by ? {name: userName(by), id: by.id} : null;
  const time = formatZohoTime(attachment.createdAt, org.definition.timeZone);
  return {
    id: attachment.id,
    File_Name: attachment.fileName,
    Size: String(attachment.size),
    Parent_Id: {name: recordName(parent), id: parent.id},
    Owner: by ? {...reference, email: by.email} : null,
    Created_By: reference,
    Modified_By: reference,
    Created_Time: time,
    Modified_Time: time,
    $type: attachment.link === null ? 'File' : 'Link URL',
    $link_url: attachment.link,
    $se_module: parent.module,
    $editable: true,
    $file_id: attachment.id,
  };
}

/** `GET /{module}/{id}/Attachments?fields=…`; the `$` keys come along in any case. */
export function listAttachments(c: Context<Env>, parent: StoredRecord): Response {
  requireScope(c, {path: 'modules.attachments', operation: 'READ'});
  const {org} = c.var.caller;
  const query = queryOf(c);
  const wanted = new Set([...fieldsParameter(query), 'id']);
  return listAnswer('data', org.attachments.of(parent.id), pageOf(query), (attachment) => {
    const all = Object.entries(renderAttachment(org, parent, attachment));
    return Object.fromEntries(all.filter(([name]) => wanted.has(name) || name.startsWith('$')));
  });
}

/** `DELETE /{module}/{id}/Attachments/{attachment}` */
export function removeAttachment(c: Context<Env>, parent: StoredRecord): Response {
  requireScope(c, {path: 'modules.attachments', operation: 'DELETE'});
  const id = c.req.param('attachment')!;
  const result = itemOf(() => {
    if (!c.var.caller.org.attachments.remove(parent.id, id)) {
      throw invalidData({id}, 'the id given seems to be invalid');
    }
    return success('record deleted', {id});
  });
  return itemsAnswer([result], 200);
}
