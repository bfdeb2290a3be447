import {html} from 'hono/html';
import {textOf} from '../world/text-of.ts';
import type {Markup} from './document.ts';

const zohoTime = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})([+-]\d{2}:\d{2})$/;

/** A value as a person reads it. */
function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'object') return 'name' in value ? textOf(value.name) : JSON.stringify(value);
  const text = textOf(value);
  const time = zohoTime.exec(text);
  return time ? `${time[1]} ${time[2]} ${time[3]}` : text;
}

/** The value in a table; its own line breaks stay. */
export const valueMarkup = (value: unknown): Markup => html`<span class="value">${valueText(value)}</span>`;
