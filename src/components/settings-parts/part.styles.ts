import {css, type CSSResultGroup} from 'lit';
import {base} from '../../styles/base.styles.ts';
import {stateMarkStyles} from './state-mark.ts';

/** What the parts of the settings have in common: headings, lines of state, tables that turn into lists where it is narrow. */
export const partStyles: CSSResultGroup = [
  base,
  stateMarkStyles,
  css`
    :host {
      display: block;
      container-type: inline-size;
    }
    h3,
    h4,
    p,
    dl,
    dd,
    ul,
    ol,
    fieldset {
      margin: 0;
      padding: 0;
    }
    ul,
    ol {
      list-style: none;
    }
    fieldset {
      min-inline-size: 0;
      border: 0;
    }
    legend {
      padding: 0;
    }
    h3 {
      font-size: var(--_font-size-name);
      font-weight: 600;
    }
    h4 {
      font-size: var(--_font-size);
      font-weight: 600;
    }
    a {
      color: var(--_accent);
    }
    .part {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-3);
    }
    .lead {
      max-inline-size: 68ch;
      color: var(--_text-muted);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-2) var(--_space-3);
    }
    .row > .field {
      flex: 0 1 14rem;
      min-inline-size: 0;
    }
    .bottom {
      align-items: flex-end;
    }
    .spread {
      justify-content: space-between;
    }
    .stack {
      display: grid;
      align-content: start;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-1);
    }
    .line-of-state {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      gap: var(--_space-1) var(--_space-2);
      overflow-wrap: anywhere;
    }
    .line-of-state > span {
      flex: 1 1 14rem;
      min-inline-size: 0;
    }
    .line-of-state > .state-mark {
      margin-block-start: 0.1em;
    }
    .small-button {
      min-block-size: 24px;
      padding: 2px var(--_space-2);
      font-size: var(--_font-size-small);
      white-space: normal;
    }
    .choice {
      display: inline-flex;
      align-items: center;
      gap: var(--_space-2);
      min-block-size: 24px;
    }
    .choice input {
      inline-size: 1rem;
      block-size: 1rem;
      accent-color: var(--_accent);
    }
    .foreign {
      overflow-wrap: anywhere;
      unicode-bidi: isolate;
    }
    .figure {
      font-variant-numeric: tabular-nums;
    }
    code,
    .code {
      font-family: ui-monospace, monospace;
      font-size: 0.92em;
      overflow-wrap: anywhere;
      unicode-bidi: isolate;
    }

    table {
      inline-size: 100%;
      border-collapse: collapse;
    }
    th,
    td {
      padding: var(--_space-2) var(--_space-3);
      border-block-end: 1px solid var(--_border);
      text-align: start;
      vertical-align: top;
      overflow-wrap: anywhere;
    }
    th:first-child,
    td:first-child {
      padding-inline-start: 0;
    }
    th:last-child,
    td:last-child {
      padding-inline-end: 0;
    }
    thead th {
      overflow-wrap: break-word;
      color: var(--_text-muted);
      font-size: var(--_font-size-small);
      font-weight: 400;
    }
    tbody th {
      font-weight: 600;
    }
    .end {
      text-align: end;
    }
    .cell-label {
      display: none;
    }
    /* Too narrow for columns: each row becomes a card, each cell says what it is. */
    @container (width < 640px) {
      table,
      tbody,
      tr,
      th,
      td {
        display: block;
      }
      thead {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      tr {
        padding-block: var(--_space-2);
        border-block-end: 1px solid var(--_border);
      }
      th,
      td {
        padding: 2px 0;
        border: 0;
      }
      td.end {
        text-align: start;
      }
      .cell-label {
        display: inline;
        margin-inline-end: var(--_space-1);
        color: var(--_text-muted);
        font-size: var(--_font-size-small);
      }
    }

    meter {
      appearance: none;
      display: block;
      inline-size: 100%;
      max-inline-size: 24rem;
      block-size: 8px;
      border: 1px solid var(--_control-border);
      border-radius: 4px;
      background: transparent;
      overflow: hidden;
    }
    /* Browsers leave a quarter of the height free above and below the bar. */
    meter::-webkit-meter-inner-element {
      display: grid;
      grid-template-rows: 0 1fr 0;
      block-size: 100%;
    }
    meter::-webkit-meter-bar {
      border: 0;
      border-radius: 0;
      background: transparent;
    }
    meter::-webkit-meter-optimum-value,
    meter::-webkit-meter-suboptimum-value,
    meter::-webkit-meter-even-less-good-value {
      border-radius: 0;
      background: var(--_accent);
    }
    meter::-moz-meter-bar {
      background: var(--_accent);
    }
    @media (forced-colors: active) {
      meter {
        forced-color-adjust: none;
        border-color: CanvasText;
      }
      meter::-webkit-meter-optimum-value,
      meter::-webkit-meter-suboptimum-value,
      meter::-webkit-meter-even-less-good-value {
        background: Highlight;
      }
    }
  `,
];
