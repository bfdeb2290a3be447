import {svg} from 'lit';
import {icon} from '../internal/icon.ts';

export const searchIcon = icon(svg`<circle cx="7" cy="7" r="4.25"></circle><path d="m10.5 10.5 3 3"></path>`);
export const clearIcon = icon(svg`<path d="m4.5 4.5 7 7m0-7-7 7"></path>`);
export const phoneIcon = icon(
  svg`<path d="M3 2.5h2.2l1.1 3-1.5 1.2a8 8 0 0 0 4.5 4.5l1.2-1.5 3 1.1V13a1 1 0 0 1-1 1A10.5 10.5 0 0 1 2 3.5a1 1 0 0 1 1-1Z"></path>`,
);
