import {css, type CSSResultGroup} from 'lit';
import {base} from '../../styles/base.styles.ts';

/** The badge takes the height of a line of text, so that it fits into any bar. */
export const styles: CSSResultGroup = [
  base,
  css`
    :host {
      display: inline-block;
    }
    .badge {
      display: inline-flex;
      gap: var(--_space-2);
      align-items: center;
      color: var(--_text-muted);
      font-size: var(--_font-size-small);
      white-space: nowrap;
    }
    /* Full: works; half: works in part; ring: does not. */
    .mark {
      flex: none;
      inline-size: 10px;
      block-size: 10px;
      border: 2px solid currentcolor;
      border-radius: 50%;
      forced-color-adjust: none;
    }
    .online {
      background: currentcolor;
      color: var(--_success);
    }
    .degraded,
    .crmDisconnected {
      background: linear-gradient(currentcolor 50%, transparent 50%);
      color: var(--_warning);
    }
    .offline,
    .signedOut {
      color: var(--_danger);
    }
    .connecting,
    .disabled,
    .noTenant {
      border-style: dotted;
    }
    @media (forced-colors: active) {
      .mark {
        color: CanvasText;
      }
    }
  `,
];
