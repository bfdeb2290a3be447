import {html, type SVGTemplateResult, type TemplateResult} from 'lit';

/** A drawing of 16 by 16 in the colour of the text around it; screen readers pass it over. */
export function icon(path: SVGTemplateResult, css = ''): TemplateResult {
  return html`<svg
    class=${css}
    width="16"
    height="16"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${path}
  </svg>`;
}
