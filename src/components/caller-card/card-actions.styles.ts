import {css} from 'lit';

/** What the agent can press: the row of buttons with its menu, and the candidates. */
export const actionStyles = css`
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    min-block-size: var(--_target);
  }
  .more {
    margin-inline-start: auto;
    anchor-name: --bgm-more;
  }
  /* Three actions and the menu in one row, in every language. */
  @container (inline-size < 22.5rem) {
    .actions {
      gap: var(--_space-1);
    }
    .actions > .button {
      padding-inline: var(--_space-2);
    }
    .actions > .more {
      min-inline-size: 24px;
      padding-inline: 0;
    }
  }
  @container (inline-size < 19rem) {
    .actions > .button:not(.more) {
      padding-inline: calc(var(--_unit) * 1.5);
    }
  }
  .menu {
    position: fixed;
    position-anchor: --bgm-more;
    inset: auto;
    inset-block-start: anchor(end);
    inset-inline-end: anchor(end);
    position-try-fallbacks: flip-block;
    margin: var(--_space-1) 0;
    padding: var(--_space-1);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }
  .menu:popover-open {
    display: grid;
  }
  .menu .button {
    justify-content: start;
    border-color: transparent;
  }
  /* Where a popover cannot stand at its button yet, it stands in the middle of the window. */
  @supports not (anchor-name: --bgm-more) {
    .menu {
      inset: 0;
      inline-size: max-content;
      block-size: max-content;
      margin: auto;
    }
  }

  .candidates {
    display: grid;
    gap: var(--_space-2);
  }
  .candidates p {
    margin: 0;
  }
  fieldset {
    display: grid;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_control-radius);
  }
  .candidate {
    display: flex;
    gap: var(--_space-2);
    align-items: center;
    min-inline-size: 0;
    padding: var(--_space-1) var(--_space-2);
  }
  label.candidate {
    cursor: pointer;
  }
  .candidate + .candidate {
    border-block-start: var(--_border-width) solid var(--_border);
  }
  .candidate:has(input:checked) {
    background: color-mix(in oklch, var(--_accent) 9%, transparent);
  }
  .candidate:hover {
    background: var(--_hover);
  }
  .candidate input {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    accent-color: var(--_accent);
  }
  .candidate-lines {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    flex: 1;
    min-inline-size: 0;
  }
  .candidate-head {
    display: flex;
    gap: var(--_space-2);
    align-items: baseline;
    min-inline-size: 0;
  }
  .candidate-head .muted {
    /* The company gives way first: the name tells more. */
    flex: 0 1000 auto;
  }
  .candidate .chip {
    flex: none;
    margin-inline-start: auto;
  }
  /* The list cuts off what reaches out of it. */
  .candidate a:focus-visible {
    outline-offset: -2px;
  }
`;
