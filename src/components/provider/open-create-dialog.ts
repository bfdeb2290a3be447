import type {CreateRequest} from '../../events/bgm-create-request-event.ts';

/** What we need of `bgm-create-contact`, whose code the provider does not load. */
interface CreateForm extends HTMLElement {
  number: string;
  callId: string;
  open: boolean;
  show(values?: {query?: string}): void;
}

/** Shows the form for a new contact that stands inside the provider; one that the page has opened already stays as it is. */
export function openCreateDialog(provider: HTMLElement, {number, callId, query}: CreateRequest): void {
  const form = [...provider.querySelectorAll<CreateForm>('*')].find(
    (element) => element.localName.endsWith('-create-contact') && 'show' in element,
  );
  if (!form)
    return console.warn('bgm-crm-provider: nobody handled bgm-create-request, and no create form is inside.');
  if (form.open) return;
  form.number = number ?? '';
  form.callId = callId ?? '';
  form.show(query ? {query} : undefined);
}
