import {css} from 'lit';

export const styles = css`
  .popup {
    position: fixed;
    inset: auto;
    z-index: var(--_z-index);
    flex-direction: column;
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }
  .popup:popover-open {
    display: flex;
  }
  .list {
    flex: 0 1 auto;
    min-block-size: 0;
    padding: var(--_space-1);
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .list:not(:has([role='option'])) {
    padding: 0;
  }
  .popup.up .list {
    flex-grow: 1;
  }
  .group-name {
    padding: var(--_space-1) var(--_space-2);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  [role='group'] + [role='group'],
  [role='group'] + .create {
    margin-block-start: var(--_space-1);
    border-block-start: var(--_border-width) solid var(--_border);
    padding-block-start: var(--_space-1);
  }
  .option {
    display: grid;
    /* The phone mark's place is kept where a record has no number, so that all rows end alike. */
    grid-template-columns: minmax(0, 1fr) max(28px, var(--_target));
    align-items: center;
    column-gap: var(--_space-2);
    padding-block: var(--_space-1);
    padding-inline: var(--_space-2) var(--_space-1);
    border-radius: var(--_control-radius);
    cursor: pointer;
    scroll-margin-block: var(--_space-6);
  }
  .option:hover {
    background: var(--_hover);
  }
  .option[aria-selected='true'] {
    background: color-mix(in oklch, var(--_accent) 14%, transparent);
    box-shadow: inset 3px 0 0 var(--_accent);
  }
  .option[aria-selected='true']:dir(rtl) {
    box-shadow: inset -3px 0 0 var(--_accent);
  }
  .lines {
    min-inline-size: 0;
  }
  .first,
  .second {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--_space-2);
    min-inline-size: 0;
  }
  .first > [part~='option-name'] {
    flex: 0 1 auto;
  }
  .first > .chip {
    flex: none;
  }
  .second {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .second > .clip {
    flex: 0 1 auto;
  }
  .second > .number {
    flex: none;
    max-inline-size: 100%;
  }
  mark {
    background: none;
    color: var(--_text);
    font-weight: 700;
  }
  .dial {
    display: inline-grid;
    place-items: center;
    inline-size: max(28px, var(--_target));
    block-size: max(28px, var(--_target));
    border-radius: var(--_control-radius);
    color: var(--_text-muted);
  }
  .dial:hover {
    background: color-mix(in oklch, var(--_accent) 16%, transparent);
    color: var(--_accent);
  }
  .create {
    display: block;
    padding-block: var(--_space-2);
    color: var(--_accent);
  }

  /* One line that is always there, so that the list does not jump when an answer or a trouble arrives. */
  .status {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--_space-2);
    min-block-size: calc(var(--_target) + var(--_space-1));
    padding: var(--_space-1) var(--_space-3);
    border-block-start: var(--_border-width) solid var(--_border);
    background: var(--_surface-raised);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .list:not(:has([role='option'])) + .status {
    border-block-start-color: transparent;
  }
  .status > :first-child {
    flex: 1 1 9rem;
  }
  .status .button {
    flex: none;
    min-block-size: 24px;
    margin-inline-end: calc(var(--_space-2) * -1);
    color: var(--_accent);
    font-weight: 600;
  }
  .status.warning {
    color: var(--_warning);
  }
  ::slotted([slot='footer']) {
    display: block;
    padding: var(--_space-2) var(--_space-3);
  }

  @media (forced-colors: active) {
    .option[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    /* Left to itself the browser writes in the colour of marked text, here without its background. */
    mark {
      color: CanvasText;
      text-decoration: underline;
      forced-color-adjust: none;
    }
  }
`;
