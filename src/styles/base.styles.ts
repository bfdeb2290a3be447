import {css, type CSSResultGroup} from 'lit';
import {tokens} from './tokens.styles.ts';

/** Tokens and the few things that look alike in every widget: text, buttons, fields, chips, messages. */
export const base: CSSResultGroup = [
  tokens,
  css`
    :host {
      display: block;
      box-sizing: border-box;
      color: var(--_text);
      font-family: var(--_font-family);
      font-size: var(--_font-size);
      font-weight: 400;
      font-style: normal;
      line-height: var(--_line-height);
      letter-spacing: normal;
      text-align: start;
      text-transform: none;
      /* A host page in capitals or with justified text must not reach in. */
      white-space: normal;
      cursor: auto;
    }
    /* Japanese has no spaces: a line ends between phrases, not in the middle of a word. */
    :host(:lang(ja)) {
      word-break: auto-phrase;
    }
    :host([hidden]),
    [hidden] {
      display: none !important;
    }
    *,
    *::before,
    *::after {
      box-sizing: border-box;
    }

    :focus-visible {
      outline: var(--_focus-ring);
      outline-offset: 2px;
    }

    button,
    input,
    textarea,
    select {
      margin: 0;
      color: inherit;
      font: inherit;
      letter-spacing: inherit;
    }

    .button {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: var(--_space-1);
      min-block-size: var(--_target);
      min-inline-size: var(--_target);
      padding: 0 var(--_space-3);
      border: var(--_border-width) solid var(--_control-border);
      border-radius: var(--_control-radius);
      background: transparent;
      color: var(--_text);
      text-decoration: none;
      white-space: nowrap;
      cursor: pointer;
      transition: background-color var(--_transition);
    }
    .button:hover {
      background: var(--_hover);
    }
    .button.primary {
      border-color: transparent;
      background: var(--_accent);
      color: var(--_on-accent);
    }
    .button.primary:hover {
      background: color-mix(in oklch, var(--_accent) 90%, var(--_text));
    }
    .button.plain {
      padding: 0 var(--_space-2);
      border-color: transparent;
    }
    .button:disabled,
    .button[aria-disabled='true'] {
      opacity: 0.55;
      cursor: default;
    }

    .field {
      display: grid;
      gap: var(--_space-1);
    }
    .label {
      color: var(--_text-muted);
      font-size: var(--_font-size-small);
    }
    .input {
      inline-size: 100%;
      min-block-size: var(--_target);
      padding: var(--_space-1) var(--_space-2);
      border: var(--_border-width) solid var(--_control-border);
      border-radius: var(--_control-radius);
      background: var(--_surface);
      color: var(--_text);
    }
    .input::placeholder {
      color: var(--_text-muted);
      opacity: 1;
    }
    .input[aria-invalid='true'] {
      border-color: var(--_danger);
    }
    .input:read-only:not(select) {
      background: var(--_surface-raised);
    }

    .chip {
      display: inline-flex;
      align-items: center;
      gap: 0.25em;
      padding: 0 var(--_space-2);
      border: var(--_border-width) solid var(--_border);
      border-radius: 999px;
      background: var(--_surface-raised);
      color: var(--_text-muted);
      font-size: var(--_font-size-small);
      text-decoration: none;
    }

    /* One line that says what happened and what can be done; the mark in front carries the colour, the words the meaning. */
    .message {
      display: flex;
      align-items: baseline;
      gap: var(--_space-2);
      color: var(--_text-muted);
      font-size: var(--_font-size-small);
    }
    .success {
      color: var(--_success);
    }
    .warning {
      color: var(--_warning);
    }
    .danger {
      color: var(--_danger);
    }
    .muted {
      color: var(--_text-muted);
    }
    .small {
      font-size: var(--_font-size-small);
    }

    /* Phone numbers and timers: read left to right in every language, digits of one width. */
    .number {
      direction: ltr;
      unicode-bidi: isolate;
      font-variant-numeric: tabular-nums;
    }
    .clip {
      min-inline-size: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .visually-hidden {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      margin: -1px;
      padding: 0;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
      border: 0;
    }

    @media (forced-colors: active) {
      .button,
      .chip {
        border-color: ButtonBorder;
      }
      .button.primary {
        border-color: Highlight;
      }
    }
  `,
];
