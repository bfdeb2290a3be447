import {css} from 'lit';

export const styles = css`
  :host {
    position: relative;
    min-inline-size: 0;
  }
  .field {
    grid-template-columns: minmax(0, 1fr);
  }
  .control {
    position: relative;
    display: flex;
    align-items: center;
  }
  .control > svg {
    position: absolute;
    inset-inline-start: var(--_space-2);
    color: var(--_text-muted);
    pointer-events: none;
  }
  .control {
    --_icon: calc(var(--_space-2) * 2 + 16px);
    --_tools: var(--_space-2);
  }
  .control:has([part~='clear-button']) {
    --_tools: calc(var(--_target) + var(--_space-2));
  }
  .control:has([part~='dial-button']) {
    --_tools: calc(var(--_target) * 2 + var(--_space-2));
  }
  .input {
    min-inline-size: 0;
    min-block-size: max(36px, var(--_target));
    /* Left and right, not start and end: the text in the field has a direction of its own. */
    padding-right: var(--_tools);
    padding-left: var(--_icon);
    text-overflow: ellipsis;
  }
  :host(:dir(rtl)) .input {
    padding-right: var(--_icon);
    padding-left: var(--_tools);
  }
  .tools {
    position: absolute;
    inset-inline-end: var(--_space-1);
    display: flex;
  }
  .icon-button {
    padding: 0;
    border-color: transparent;
    min-block-size: min(var(--_target), 30px);
    color: var(--_text-muted);
  }
  .icon-button:hover {
    color: var(--_text);
  }
  :host([disabled]) {
    opacity: 0.6;
  }

  .below {
    flex-wrap: wrap;
    min-block-size: 0;
    margin-block-start: var(--_space-1);
  }
  .below [role='status'] {
    flex: 1 1 9rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .below.reserved {
    min-block-size: calc(var(--_font-size-small) * var(--_line-height));
  }
  .below .button {
    min-block-size: 24px;
    padding-inline: 0;
    margin-block: -4px;
    color: var(--_accent);
  }
  @media (forced-colors: active) {
    .below .button {
      padding-inline: var(--_space-1);
    }
  }
`;
