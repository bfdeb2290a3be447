import {css} from 'lit';

export const styles = css`
  :host(:not([inline])) {
    display: contents;
  }
  dialog {
    inline-size: min(26rem, calc(100vw - 2rem));
    max-block-size: calc(100dvh - 2rem);
    padding: 0;
    overflow: hidden auto;
    border: var(--_border-width) solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: var(--_text);
    font-size: var(--_font-size);
    line-height: var(--_line-height);
    box-shadow: var(--_shadow);
  }
  dialog::backdrop {
    background: oklch(0 0 0 / 40%);
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
    padding: var(--_space-4);
    container-type: inline-size;
  }
  .inline form {
    padding: 0;
  }
  .heading {
    margin: 0 0 var(--_space-1);
    font-size: var(--_font-size-name);
    font-weight: 600;
  }
  .names {
    display: grid;
    gap: var(--_space-3);
  }
  @container (min-width: 20rem) {
    .names {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
  .optional::before {
    content: '· ';
  }
  .line {
    display: flex;
    gap: var(--_space-2);
  }
  .line .input {
    flex: 1 1 0;
    min-inline-size: 0;
  }
  input[dir='ltr']:dir(ltr) {
    text-align: start;
  }
  :host(:dir(rtl)) input[dir='ltr'] {
    text-align: end;
  }

  /* The complaint stands beside its label, so that no field jumps away under a click. */
  .over {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--_space-2);
    min-inline-size: 0;
  }
  .over .label {
    flex: none;
  }
  .wrong {
    color: var(--_danger);
    font-size: var(--_font-size-small);
  }
  .field {
    min-inline-size: 0;
    gap: 2px;
  }

  .types {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-4);
    margin: 0 0 var(--_space-1);
    padding: 0;
    border: 0;
  }
  .types legend {
    float: inline-start;
    padding: 0;
    margin-inline-end: var(--_space-3);
  }
  .type {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 24px;
  }
  .type input {
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--_accent);
  }

  .duplicates {
    /* Room for one record from the start, so that the buttons below stay where they are. */
    min-block-size: calc(var(--_font-size) * var(--_line-height) * 3 + var(--_space-6));
    align-content: center;
    padding: var(--_space-2) var(--_space-3);
    border-radius: var(--_control-radius);
    background: var(--_surface-raised);
  }
  .duplicates.found {
    box-shadow: inset 3px 0 0 var(--_warning);
  }
  .duplicates.found:dir(rtl) {
    box-shadow: inset -3px 0 0 var(--_warning);
  }
  .found-words {
    font-size: var(--_font-size-small);
    font-weight: 600;
  }
  ul {
    display: grid;
    gap: var(--_space-2);
    max-block-size: 11rem;
    margin: 2px -4px -4px;
    /* Room for the ring around a button that has the focus. */
    padding: 4px;
    overflow-y: auto;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space-2);
  }
  .second {
    display: flex;
    align-items: baseline;
    gap: var(--_space-2);
    min-inline-size: 0;
  }
  .second .chip,
  .second .number {
    flex: none;
  }
  .who {
    min-inline-size: 0;
  }
  .name {
    display: block;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    font-weight: 600;
  }

  .trouble {
    color: var(--_danger);
    font-size: var(--_font-size-small);
  }
  .trouble.notice {
    color: var(--_warning);
  }
  .trouble:empty {
    display: none;
  }
  .actions {
    /* In reach on a low screen too. */
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--_space-2);
    margin-block: 0 calc(var(--_space-4) * -1);
    padding-block: var(--_space-2) var(--_space-4);
    background: var(--_surface);
  }
  .inline .actions {
    margin-block-end: 0;
    padding-block-end: 0;
    background: none;
  }
  .done {
    margin-inline-end: auto;
    align-self: center;
  }
`;
