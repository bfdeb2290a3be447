import {css, type CSSResultGroup} from 'lit';
import {base} from '../../styles/base.styles.ts';
import {avatarStyles} from '../internal/avatar.ts';
import {actionStyles} from './card-actions.styles.ts';

const card = css`
  :host {
    max-inline-size: var(--_card-max-width);
    container-type: inline-size;
  }
  :host([hide-when-idle]:state(idle)) {
    display: none;
  }
  :host([variant='floating']) {
    position: fixed;
    inset-block-end: var(--_space-4);
    inset-inline-end: var(--_space-4);
    z-index: var(--_z-index);
    inline-size: min(var(--_card-max-width), 100vi - 2 * var(--_space-4));
  }
  :host([variant='floating']) .card {
    max-block-size: calc(100vb - 2 * var(--_space-4));
    overflow-y: auto;
    box-shadow: var(--_shadow);
  }

  .card {
    --_line: calc(var(--_font-size-small) * var(--_line-height));
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    padding: var(--_space-3);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .head {
    display: flex;
    gap: var(--_space-3);
    align-items: flex-start;
  }
  .lines {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    flex: 1;
    gap: 2px;
    min-inline-size: 0;
  }
  /* Every line keeps its height while it is empty: a name that lands moves nothing. */
  .line {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    block-size: calc(var(--_line) + 4px);
    font-size: var(--_font-size-small);
  }
  .first {
    block-size: calc(var(--_font-size-name) * var(--_line-height));
    align-items: baseline;
  }
  .line.second {
    display: block;
    line-height: calc(var(--_line) + 4px);
  }
  .name {
    flex: 1;
    /* A pile of accents must not reach into other lines. */
    line-height: inherit;
    max-block-size: 100%;
    font-size: var(--_font-size-name);
    font-weight: 600;
  }
  .status {
    flex: none;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  :host(:state(ringing)) .status,
  :host(:state(active)) .status {
    color: var(--_success);
    font-weight: 600;
  }
  :host(:state(idle)) .name {
    color: var(--_text-muted);
  }
  :host(:state(idle)) .why {
    border-color: transparent;
  }
  /* A name of the other writing direction still begins where names begin. */
  [dir] {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .third .number {
    flex: none;
    max-inline-size: 100%;
  }
  .third .chip {
    display: block;
  }
  .third .last {
    margin-inline-start: auto;
    color: var(--_text-muted);
  }
  .chip {
    line-height: var(--_line);
  }
  /* As high as a finger or a shaking hand needs it, in a line that stays as low as it is. */
  a.chip {
    margin-block: -3px;
    padding-block: 3px;
    color: var(--_accent);
  }
  .third .chip > [aria-hidden] {
    margin-inline-start: 0.25em;
  }
  a.chip:hover {
    border-color: currentcolor;
  }
  .skeleton {
    display: inline-block;
    inline-size: 55%;
    block-size: 0.6em;
    border-radius: 999px;
    background: var(--_border);
  }

  .mark {
    position: relative;
    display: flex;
    flex: none;
  }
  /* The ringing mark: a ring around the letters, the only thing that ever pulses. */
  :host(:state(ringing)) .mark::after {
    content: '';
    position: absolute;
    inset: -3px;
    border: 2px solid var(--_success);
    border-radius: 50%;
    animation: ring 1.2s ease-in-out infinite alternate;
  }
  :host(:state(active)) .mark::after {
    content: '';
    position: absolute;
    inset-block-end: 0;
    inset-inline-end: 0;
    inline-size: 10px;
    block-size: 10px;
    border: 2px solid var(--_surface);
    border-radius: 50%;
    background: var(--_success);
  }
  @keyframes ring {
    from {
      opacity: 1;
    }
    to {
      opacity: 0.25;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host(:state(ringing)) .mark::after {
      animation: none;
    }
  }

  .rows {
    display: grid;
    grid-template-columns: fit-content(50%) minmax(0, 1fr);
    gap: 2px var(--_space-3);
    margin: 0;
    font-size: var(--_font-size-small);
  }
  .row {
    display: grid;
    grid-template-columns: subgrid;
    grid-column: 1 / -1;
    block-size: var(--_line);
  }
  .row dt {
    min-inline-size: var(--_avatar-size);
    overflow: hidden;
    color: var(--_text-muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .row dd {
    margin: 0;
  }

  .why {
    display: flex;
    gap: var(--_space-2);
    min-block-size: calc(var(--_line) * 2 + 2px + var(--_space-2) + var(--_border-width));
    padding-block-start: var(--_space-2);
    border-block-start: var(--_border-width) solid var(--_border);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .icon {
    flex: none;
    inline-size: 1em;
    block-size: var(--_line);
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .reasons {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    flex: 1;
    gap: 2px;
    align-content: start;
    min-inline-size: 0;
  }
  .reason {
    display: flex;
    gap: var(--_space-2);
    color: var(--_text);
  }
  /* A reason too long for one line may take the second one too; the proof then waits in the tooltip. */
  .reasons.two-lines {
    max-block-size: calc(var(--_line) * 2 + 2px);
    overflow: hidden;
  }
  .reasons:not(.one-line) .reason .clip {
    white-space: normal;
  }
  .two-lines .reason .clip {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .reason.old {
    color: var(--_warning);
  }
  .detail {
    display: flex;
    gap: var(--_space-2);
  }
  .updated {
    flex: none;
    padding-inline: var(--_space-1);
    border-radius: 4px;
    color: var(--_warning);
  }
  .link {
    flex: none;
    min-block-size: 24px;
    margin-block: -4px;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 2px;
    cursor: pointer;
  }

  .wrap-up {
    display: flex;
    gap: var(--_space-2);
    align-items: center;
    justify-content: space-between;
    padding-block-start: var(--_space-1);
    border-block-start: var(--_border-width) solid var(--_border);
    margin-block-end: calc(var(--_space-1) * -1);
    font-size: var(--_font-size-small);
  }
  .wrap-up a {
    display: inline-block;
    margin-block: -3px;
    padding-block: 3px;
    color: var(--_accent);
  }
  .wrap-up .link {
    margin: 0;
    color: var(--_text-muted);
  }
  .search {
    display: flex;
    gap: var(--_space-2);
    align-items: start;
  }
  /* Beside the field, not beside its label. */
  .search .button {
    margin-block-start: calc(var(--_line) + var(--_space-1) + 2px);
  }
  .search > :first-child {
    flex: 1;
    min-inline-size: 0;
  }

  /* Narrow: the clock and the ring around the letters say it without the word, and the number stays whole. */
  @container (inline-size < 22.5rem) {
    .third .last {
      display: none;
    }
    .status .word {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .card {
      padding-inline: var(--_space-2);
    }
  }
  /* Text so large that nothing has room: all of it is read, and lines wrap as they must. */
  @container (inline-size < 17rem) {
    .line,
    .row {
      flex-wrap: wrap;
      block-size: auto;
    }
    .line .clip,
    .line.clip,
    .reasons .reason .clip,
    .detail .clip {
      display: block;
      overflow-wrap: anywhere;
      white-space: normal;
    }
    .name {
      max-block-size: none;
    }
    .reasons.two-lines {
      max-block-size: none;
    }
    .wrap-up,
    .search {
      flex-wrap: wrap;
    }
  }
`;

export const styles: CSSResultGroup = [base, avatarStyles, card, actionStyles];
