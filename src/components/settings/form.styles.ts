import {css} from 'lit';

/** How settings look inside a section: sentences with controls, choices with their meaning, lists and notices. */
export const formStyles = css`
  .setting {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  /* A choice and what it leaves open. */
  .setting-group {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-1);
  }
  .setting-name {
    padding: 0;
    font-weight: 600;
  }
  /* A legend keeps out of its fieldset's grid. */
  legend.setting-name {
    margin-block-end: var(--_space-2);
  }
  .hint {
    display: block;
    max-inline-size: 42rem;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: 400;
  }
  .wrong {
    color: var(--_danger);
    font-size: var(--_font-size-small);
  }
  .wrong:empty {
    display: none;
  }
  .nested {
    padding-block-start: var(--_space-1);
    padding-inline-start: calc(1.15em + var(--_space-2));
  }
  .phrase {
    max-inline-size: 46rem;
    line-height: 2.4;
  }
  .phrase .input {
    /* Where a sentence breaks, its controls do not touch. */
    margin-block: var(--_space-1);
    line-height: var(--_line-height);
  }
  .check {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-2);
    align-items: start;
    min-block-size: 24px;
    max-inline-size: 46rem;
  }
  .check input {
    inline-size: 1.15em;
    block-size: 1.15em;
    margin-block-start: 0.1em;
    accent-color: var(--_accent);
  }
  /* A switch: a pill with a knob, that moves to the end of the line of writing. */
  .check input[role='switch'] {
    appearance: none;
    position: relative;
    inline-size: 2.15em;
    block-size: 1.25em;
    margin-block-start: 0;
    border: 1px solid var(--_control-border);
    border-radius: 999px;
    background: var(--_surface-raised);
    transition: background-color var(--_transition);
  }
  .check input[role='switch']::after {
    content: '';
    position: absolute;
    inset-block: 2px;
    inset-inline-start: 2px;
    aspect-ratio: 1;
    border-radius: 50%;
    background: var(--_control-border);
  }
  .check input[role='switch']:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .check input[role='switch']:checked::after {
    inset-inline: auto 2px;
    background: var(--_on-accent);
  }
  .check input:disabled {
    opacity: 0.55;
  }
  .input.figure {
    inline-size: 5.5rem;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .input.inline-select {
    inline-size: auto;
    /* The full stop stays beside it. */
    max-inline-size: calc(100% - 1ch);
  }
  .input.place {
    inline-size: min(16rem, 100% - 1ch);
  }
  .input.medium {
    max-inline-size: 24rem;
  }
  .mono {
    font-family: ui-monospace, 'SFMono-Regular', 'Cascadia Mono', Consolas, monospace;
    font-size: var(--_font-size-small);
  }
  .input:disabled {
    opacity: 0.7;
  }
  .small-button {
    min-inline-size: var(--_target);
    padding: 0;
  }
  .danger-button {
    border-color: var(--_danger);
    color: var(--_danger);
  }

  .order,
  .origins {
    display: grid;
    gap: var(--_space-1);
    max-inline-size: 28rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .order li,
  .origins li {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    padding: var(--_space-1);
    padding-inline-start: var(--_space-2);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_control-radius);
    background: var(--_surface);
  }
  .order .dragged {
    border-color: var(--_accent);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
  }
  .order-name,
  .origin {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .grip {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: var(--_target);
    padding: 0 var(--_space-1);
    border: 0;
    border-radius: var(--_control-radius);
    background: none;
    cursor: grab;
    touch-action: none;
    user-select: none;
  }
  .dragged .grip {
    cursor: grabbing;
  }
  .place-number {
    display: inline-grid;
    place-items: center;
    inline-size: 1.5em;
    block-size: 1.5em;
    border: 1px solid var(--_control-border);
    border-radius: 50%;
    font-size: var(--_font-size-small);
    font-variant-numeric: tabular-nums;
  }
  .dots {
    color: var(--_text-muted);
  }
  .left-out {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }
  .add-line {
    display: flex;
    gap: var(--_space-2);
    max-inline-size: 28rem;
  }

  .add-line .button {
    flex: none;
  }

  /* Where a part could not be fetched, its own styles are missing too. */
  .line-of-state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }
  .line-of-state > .state-mark {
    flex: none;
    color: var(--_danger);
  }
  .line-of-state > .button {
    inline-size: auto;
    padding-inline: var(--_space-2);
  }

  .template {
    resize: vertical;
    field-sizing: content;
    max-block-size: 16lh;
  }
  .placeholders {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1);
  }
  .placeholder {
    min-block-size: 24px;
    direction: ltr;
    cursor: pointer;
  }
  .placeholder:hover:enabled {
    background: var(--_hover);
  }
  .beside,
  .beside-fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-6);
    align-items: start;
  }
  .preview {
    display: grid;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-4);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    overflow-wrap: anywhere;
  }
  .preview-body {
    display: grid;
    gap: var(--_space-2);
  }
  .preview-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
  }
  .preview-subject {
    font-weight: 600;
  }
  .preview-text {
    white-space: pre-line;
  }
  .preview dl,
  .facts {
    display: grid;
    grid-template-columns: minmax(6rem, auto) minmax(0, 1fr);
    gap: var(--_space-1) var(--_space-4);
    margin: 0;
  }
  .preview dl {
    margin-block-start: var(--_space-2);
    font-size: var(--_font-size-small);
  }
  dt {
    color: var(--_text-muted);
  }
  dd {
    margin: 0;
  }
  .capital {
    text-transform: capitalize;
  }
  summary {
    min-block-size: 24px;
    cursor: pointer;
  }
  .defaults {
    display: grid;
    gap: var(--_space-2);
    max-inline-size: 40rem;
  }
  .default-row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
    gap: var(--_space-2);
  }

  .stack,
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
  }
  .stack:not(:has(*)) {
    display: none;
  }
  .card {
    max-inline-size: 46rem;
    padding: var(--_space-4);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .notice {
    display: grid;
    gap: var(--_space-2);
    max-inline-size: 46rem;
    padding: var(--_space-3) var(--_space-4);
    border-inline-start: 3px solid var(--_accent);
    border-radius: var(--_control-radius);
    background: var(--_surface-raised);
    overflow-wrap: anywhere;
  }
  .consent {
    scroll-margin-block: 5rem;
  }
  .notice.warn {
    border-color: var(--_warning);
  }
  .notice.good {
    border-color: var(--_success);
  }
  .notice.bad {
    border-color: var(--_danger);
  }
  .notice .button.primary {
    white-space: normal;
  }
  a {
    color: var(--_accent);
  }
  a.button {
    color: var(--_text);
  }
  a.button.primary {
    color: var(--_on-accent);
  }
  .plain-list {
    margin: 0;
    padding-inline-start: var(--_space-4);
  }
  .steps {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0;
    max-inline-size: 46rem;
    margin: 0;
    padding: 0;
    list-style: none;
    counter-reset: step;
  }
  .step {
    display: grid;
    grid-template-columns: 1.75rem minmax(0, 1fr);
    gap: var(--_space-2) var(--_space-3);
    position: relative;
    padding-block-end: var(--_space-6);
    counter-increment: step;
  }
  .step::before {
    content: counter(step);
    display: grid;
    place-items: center;
    inline-size: 1.75rem;
    block-size: 1.75rem;
    border: 1px solid var(--_control-border);
    border-radius: 50%;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  /* The line that leads to the next step. */
  .step:not(:last-child)::after {
    content: '';
    position: absolute;
    inset-block: calc(1.75rem + 4px) 4px;
    inset-inline-start: 0.875rem;
    border-inline-start: 1px solid var(--_border);
  }
  .step:last-child {
    padding-block-end: 0;
  }
  .step-title {
    margin: 0;
    font-size: var(--_font-size);
    padding-block-start: calc((1.75rem - 1lh) / 2);
    font-weight: 600;
  }
  .step-content {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-column: 2;
    gap: var(--_space-3);
  }
  .copy-field {
    display: grid;
    gap: var(--_space-1);
  }
  .copy-line,
  .secret-set {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }
  .copy-line {
    flex-wrap: nowrap;
  }
  .copy-line .input {
    flex: 1;
    min-inline-size: 0;
    text-overflow: ellipsis;
  }
  .copy {
    min-inline-size: 5.5rem;
  }
  .secret-set {
    justify-content: space-between;
    overflow-wrap: anywhere;
  }
  .more summary {
    font-weight: 600;
  }
  .more[open] summary {
    margin-block-end: var(--_space-4);
  }

  .change {
    display: grid;
    gap: var(--_space-2);
  }
  .change + .change {
    padding-block-start: var(--_space-4);
    border-block-start: var(--_border-width) solid var(--_border);
  }
  .change-head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--_space-1) var(--_space-4);
    margin: 0;
    font-size: var(--_font-size);
    font-weight: 600;
  }
  .change-head .muted {
    font-weight: 400;
  }
  .change-table {
    inline-size: 100%;
    border-collapse: collapse;
    table-layout: fixed;
    overflow-wrap: anywhere;
  }
  .change-table th {
    padding: var(--_space-1) 0;
    padding-inline-end: var(--_space-3);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  .change-table td {
    padding: var(--_space-1) 0;
    padding-inline-end: var(--_space-3);
    vertical-align: top;
  }
  .change-table tbody th {
    color: var(--_text);
    font-size: var(--_font-size);
  }
  @container (min-width: 62rem) {
    .beside {
      grid-template-columns: minmax(0, 1fr) minmax(0, 22rem);
    }
    .beside-fields {
      grid-column: 1;
    }
    .preview {
      grid-area: 1 / 2 / span 2;
      position: sticky;
      inset-block-start: var(--_space-4);
    }
  }
  @media (forced-colors: active) {
    .notice,
    .preview,
    .check input[role='switch'] {
      border: 1px solid CanvasText;
    }
    .check input[role='switch']::after {
      background: CanvasText;
    }
    .check input[role='switch']:checked {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
