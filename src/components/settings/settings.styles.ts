import {css, type CSSResultGroup} from 'lit';
import {base} from '../../styles/base.styles.ts';
import {formStyles} from './form.styles.ts';

/** The page: sections at the side where there is room, above where there is not. */
export const styles: CSSResultGroup = [
  base,
  formStyles,
  css`
    :host {
      container-type: inline-size;
    }
    .page {
      display: grid;
      gap: var(--_space-4);
    }
    .page p {
      margin: 0;
    }
    .obstacle {
      display: grid;
      justify-items: start;
      gap: var(--_space-3);
      padding: var(--_space-6) 0;
      color: var(--_text-muted);
    }
    .banner {
      padding: var(--_space-3) var(--_space-4);
      border-inline-start: 3px solid var(--_warning);
      border-radius: var(--_control-radius);
      background: var(--_surface-raised);
    }
    .layout {
      display: grid;
      gap: var(--_space-4);
      align-items: start;
    }
    .sections ul {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-1);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .section-button {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--_space-3);
      inline-size: 100%;
      min-block-size: var(--_target);
      padding: var(--_space-1) var(--_space-3);
      border: 0;
      border-radius: var(--_control-radius);
      background: transparent;
      text-align: start;
      cursor: pointer;
      transition: background-color var(--_transition);
    }
    .section-button:hover {
      background: var(--_hover);
    }
    .section-button[aria-current='page'] {
      background: var(--_hover);
      box-shadow: inset 0 -2px var(--_accent);
      font-weight: 600;
    }
    .section-standing {
      color: var(--_text-muted);
      font-size: var(--_font-size-small);
      font-weight: 400;
    }
    .section-standing.good {
      color: var(--_success);
    }
    .section-standing.warning {
      color: var(--_warning);
    }
    .section-standing.bad {
      color: var(--_danger);
    }
    .section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-6);
      min-inline-size: 0;
    }
    .heading {
      margin: 0;
      font-size: calc(var(--_font-size) * 1.36);
      font-weight: 600;
    }
    /* Little room: only what needs somebody is said beside a name. */
    @container (max-width: 45.99rem) {
      .section-standing.quiet {
        display: none;
      }
    }
    @container (min-width: 46rem) {
      .layout {
        grid-template-columns: 14rem minmax(0, 1fr);
        gap: calc(var(--_space-6) + var(--_space-2));
      }
      .sections {
        position: sticky;
        inset-block-start: var(--_space-4);
      }
      .sections ul {
        display: grid;
      }
      .section-button[aria-current='page'] {
        box-shadow: inset 2px 0 var(--_accent);
      }
      .section-button[aria-current='page']:dir(rtl) {
        box-shadow: inset -2px 0 var(--_accent);
      }
    }

    .save-bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: flex-end;
      gap: var(--_space-2) var(--_space-3);
      min-block-size: var(--_target);
    }
    .save-bar.open {
      position: sticky;
      inset-block-end: 0;
      z-index: 1;
      padding-block: var(--_space-3);
      border-block-start: var(--_border-width) solid var(--_border);
      background: var(--_surface);
    }
    .save-words {
      color: var(--_text-muted);
    }
    .save-trouble:empty {
      display: none;
    }
    .conflict {
      display: grid;
      gap: var(--_space-3);
      padding: var(--_space-3) var(--_space-4);
      border: var(--_border-width) solid var(--_warning);
      border-radius: var(--_radius);
    }
    .conflict ul {
      display: grid;
      gap: var(--_space-3);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .conflict li {
      display: grid;
      gap: var(--_space-2);
      overflow-wrap: anywhere;
    }
    .either {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-2);
    }
    .button[aria-pressed='true'] {
      border-color: var(--_accent);
      box-shadow: inset 0 0 0 1px var(--_accent);
    }
    @media (forced-colors: active) {
      .section-button[aria-current='page'],
      .button[aria-pressed='true'] {
        outline: 2px solid Highlight;
        outline-offset: -2px;
      }
    }
  `,
];
