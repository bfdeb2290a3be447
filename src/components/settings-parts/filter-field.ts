import {html, type TemplateResult} from 'lit';

/** A field that narrows a list while one types. */
export function filterField(
  label: string,
  type: (typed: string) => void,
  more?: TemplateResult,
): TemplateResult {
  return html`<label class="field"
    ><span class="label">${label}</span
    ><input
      class="input"
      part="input"
      type="search"
      dir="auto"
      autocomplete="off"
      @input=${(event: InputEvent) => type((event.target as HTMLInputElement).value)}
    />${more}</label
  >`;
}
