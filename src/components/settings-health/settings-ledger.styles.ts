import {css, type CSSResultGroup} from 'lit';
import {partStyles} from '../settings-parts/part.styles.ts';

export const styles: CSSResultGroup = [
  partStyles,
  css`
    .filter {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-1);
    }
    .filter label {
      display: inline-flex;
      align-items: center;
      gap: var(--_space-2);
      min-block-size: max(24px, var(--_target));
      padding: 0 var(--_space-3);
      border: var(--_border-width) solid var(--_control-border);
      border-radius: 999px;
      cursor: pointer;
    }
    .filter label:has(:checked) {
      border-color: var(--_accent);
      background: color-mix(in oklch, var(--_accent) 12%, transparent);
      font-weight: 600;
    }
    .filter label:has(:focus-visible) {
      outline: var(--_focus-ring);
      outline-offset: 2px;
    }
    .filter input {
      inline-size: 0.8rem;
      block-size: 0.8rem;
      accent-color: var(--_accent);
      outline: none;
    }
    .count {
      color: var(--_text-muted);
      font-weight: 400;
      font-variant-numeric: tabular-nums;
    }
    .find {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-end;
      gap: var(--_space-2) var(--_space-3);
    }
    .find .field {
      flex: 0 1 14.5rem;
      min-inline-size: 0;
    }
    .find .input {
      inline-size: 100%;
      min-inline-size: 0;
    }
    .find .party {
      flex: 1 1 14rem;
      max-inline-size: 24rem;
    }
    .calls {
      border-block-start: 1px solid var(--_border);
    }
    .calls > li {
      border-block-end: 1px solid var(--_border);
    }
    .call {
      display: grid;
      /* What became of it is what one reads the list for: that column gives way last. */
      grid-template-columns: 10.5rem minmax(8rem, 12rem) minmax(7rem, 9rem) 1rem minmax(12rem, 1fr) minmax(
          3rem,
          7rem
        );
      gap: var(--_space-1) var(--_space-3);
      inline-size: 100%;
      padding: var(--_space-2) 0;
      border: 0;
      background: transparent;
      text-align: start;
      cursor: pointer;
    }
    .call:hover {
      background: var(--_hover);
    }
    .who,
    .kind {
      display: grid;
      align-content: start;
      overflow-wrap: anywhere;
    }
    .call .why {
      color: var(--_text-muted);
    }
    .moved {
      opacity: 0.75;
    }
    .details {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-3);
      padding-block: var(--_space-2) var(--_space-4);
      padding-inline-start: var(--_space-4);
      border-inline-start: 2px solid var(--_accent);
    }
    .sides {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
      gap: var(--_space-4);
    }
    .fact {
      display: grid;
      grid-template-columns: minmax(6rem, 9rem) minmax(0, 1fr);
      gap: var(--_space-2);
      padding-block: 2px;
    }
    .fact dt {
      color: var(--_text-muted);
    }
    .path li {
      display: grid;
      grid-template-columns: 6.5rem minmax(0, 1fr);
      gap: var(--_space-2);
      padding-block: 2px;
    }
    /* Room for what comes and goes, so that the list stays where it is. */
    .above {
      min-block-size: 28px;
    }
    /* Too narrow for columns: who and when, then what, then what became of it. */
    @container (width < 760px) {
      .find .field {
        flex: 1 1 12rem;
      }
      .find .party {
        flex-basis: 100%;
        max-inline-size: none;
      }
      .call {
        grid-template-columns: 1rem minmax(0, 1fr) auto;
      }
      .call > * {
        grid-column: 2 / -1;
      }
      .call > .when {
        grid-area: 1 / 3;
        color: var(--_text-muted);
        font-size: var(--_font-size-small);
      }
      .call > .who {
        grid-area: 1 / 2;
      }
      .call > .kind {
        display: block;
      }
      .call > .state-mark {
        grid-area: 1 / 1;
      }
      .call > :empty {
        display: none;
      }
    }
  `,
];
