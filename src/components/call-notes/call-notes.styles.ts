import {css} from 'lit';

export const styles = css`
  .notes {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
  }
  .head {
    display: flex;
    align-items: baseline;
    gap: var(--_space-2);
    min-inline-size: 0;
  }
  .head .label {
    flex: none;
    color: var(--_text);
    font-weight: 600;
  }
  .whose {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  /* As high as its button would be, whether it says "none" or opens. */
  .earlier {
    min-block-size: 24px;
    align-content: center;
  }
  .earlier.message {
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
  }
  .earlier .button,
  .other .button {
    min-block-size: 24px;
    color: var(--_accent);
    font-weight: 600;
  }
  summary {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 24px;
    border-radius: var(--_control-radius);
    color: var(--_text-muted);
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::before {
    content: '';
    flex: none;
    inline-size: 0.4em;
    block-size: 0.4em;
    margin-inline: 0.15em;
    border-inline-end: 1.5px solid currentColor;
    border-block-end: 1.5px solid currentColor;
    rotate: -45deg;
  }
  summary:dir(rtl)::before {
    rotate: 45deg;
  }
  details[open] > summary::before {
    rotate: 45deg;
  }
  summary:hover {
    color: var(--_text);
  }
  .count {
    flex: none;
    color: var(--_accent);
  }
  .newest {
    flex: 1 1 0;
  }
  details[open] .newest {
    visibility: hidden;
  }
  .by bdi {
    font-weight: 600;
  }
  .by time {
    margin-inline: var(--_space-2);
    font-variant-numeric: tabular-nums;
  }
  .list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    max-block-size: 12rem;
    margin: var(--_space-1) 0 0;
    padding: 0;
    overflow-y: auto;
    list-style: none;
    scrollbar-width: thin;
  }
  .note {
    padding-inline-start: var(--_space-2);
    border-inline-start: 2px solid var(--_border);
  }
  .text {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .box {
    overflow: hidden;
    border: var(--_border-width) solid var(--_control-border);
    border-radius: var(--_control-radius);
    background: var(--_surface);
  }
  .box:has(textarea:focus-visible) {
    outline: var(--_focus-ring);
    outline-offset: 2px;
  }
  .box:has([aria-invalid='true']) {
    border-color: var(--_danger);
  }
  .box:has(textarea:disabled, textarea:read-only) {
    border-style: dashed;
    background: var(--_surface-raised);
  }
  textarea {
    display: block;
    inline-size: 100%;
    min-block-size: calc(3lh + var(--_space-2) * 2);
    max-block-size: calc(8lh + var(--_space-2) * 2);
    padding: var(--_space-2);
    border: 0;
    outline: none;
    background: transparent;
    field-sizing: content;
    overflow-wrap: anywhere;
    resize: none;
    scrollbar-width: thin;
  }
  textarea::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }

  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
    min-block-size: var(--_target);
  }
  .status {
    display: flex;
    flex: 1 1 7rem;
    align-items: baseline;
    gap: var(--_space-1);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .status.success,
  .status.warning,
  .status.danger {
    color: var(--_text);
  }
  .mark {
    flex: none;
    inline-size: 1.1em;
    font-weight: 700;
    text-align: center;
  }
  .success .mark {
    color: var(--_success);
  }
  .warning .mark {
    color: var(--_warning);
  }
  .danger .mark {
    color: var(--_danger);
  }
  /* Where a button gets a line of its own, it stays at the end of it. */
  .toolbar .button {
    margin-inline-start: auto;
  }
  .counter {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-variant-numeric: tabular-nums;
  }
  .counter.danger {
    color: var(--_danger);
    font-weight: 600;
  }

  .conflict {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    padding: var(--_space-2) var(--_space-3) var(--_space-3);
    border: var(--_border-width) solid var(--_warning);
    border-radius: var(--_control-radius);
    background: var(--_surface-raised);
  }
  .conflict .text {
    max-block-size: 8lh;
    overflow-y: auto;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .other {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
    padding-inline-start: var(--_space-2);
    border-radius: var(--_control-radius);
    background: color-mix(in oklch, var(--_accent) 12%, transparent);
    font-size: var(--_font-size-small);
  }

  @media (forced-colors: active) {
    textarea:focus-visible {
      outline: 2px solid Highlight;
    }
  }
`;
