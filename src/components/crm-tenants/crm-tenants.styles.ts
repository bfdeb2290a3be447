import {css, type CSSResultGroup} from 'lit';
import {partStyles} from '../settings-parts/part.styles.ts';

export const styles: CSSResultGroup = [
  partStyles,
  css`
    table {
      table-layout: fixed;
    }
    th,
    td {
      vertical-align: middle;
    }
    th:nth-child(1) {
      inline-size: 28%;
    }
    th:nth-child(2) {
      inline-size: 6.5rem;
    }
    th:nth-child(4) {
      inline-size: 12.5rem;
    }
    @container (width < 640px) {
      th:nth-child(1) {
        inline-size: auto;
      }
    }
    .switch {
      display: inline-flex;
      align-items: center;
      gap: var(--_space-2);
      min-block-size: max(24px, var(--_target));
      padding: 0;
      border: 0;
      border-radius: var(--_control-radius);
      background: transparent;
      cursor: pointer;
    }
    .switch[aria-disabled='true'] {
      cursor: default;
    }
    .track {
      flex: none;
      display: inline-block;
      inline-size: 36px;
      block-size: 20px;
      padding: 2px;
      border: 2px solid var(--_control-border);
      border-radius: 999px;
    }
    .thumb {
      display: block;
      inline-size: 12px;
      block-size: 12px;
      border-radius: 50%;
      background: var(--_control-border);
    }
    [aria-checked='true'] .track {
      border-color: var(--_accent);
      background: var(--_accent);
    }
    [aria-checked='true'] .thumb {
      margin-inline-start: auto;
      background: var(--_on-accent);
    }
    .position {
      white-space: nowrap;
      min-inline-size: 2.2em;
      text-align: start;
    }
    .standing {
      display: flex;
      gap: var(--_space-2);
    }
    .single {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-1) var(--_space-4);
    }
    @media (forced-colors: active) {
      .track {
        border-color: ButtonText;
      }
      .thumb {
        background: ButtonText;
        forced-color-adjust: none;
      }
      [aria-checked='true'] .track {
        background: Highlight;
        forced-color-adjust: none;
      }
      [aria-checked='true'] .thumb {
        background: HighlightText;
      }
    }
  `,
];
