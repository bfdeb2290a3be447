import {css, svg, type TemplateResult} from 'lit';
import {icon} from '../internal/icon.ts';

/** How something stands. Each has a shape of its own; the words stand beside it. */
export type Tone = 'good' | 'warning' | 'bad' | 'quiet';

const shapes = {
  good: svg`<circle cx="8" cy="8" r="6.5"></circle><path d="m5 8.2 2.1 2.1L11 6.2"></path>`,
  warning: svg`<path d="M8 1.8 14.8 14H1.2Z"></path><path d="M8 6.2v3.6m0 1.7v.4"></path>`,
  bad: svg`<path d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3Z"></path><path d="m5.7 5.7 4.6 4.6m0-4.6-4.6 4.6"></path>`,
  quiet: svg`<circle cx="8" cy="8" r="6.5" stroke-dasharray="2.4 2.4"></circle><path d="M5.5 8h5"></path>`,
} as const;

/** A mark that says by its outline what its colour says; screen readers hear the words beside it. */
export function stateMark(tone: Tone): TemplateResult {
  return icon(shapes[tone], `state-mark ${tone}`);
}

export const stateMarkStyles = css`
  .state-mark {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    color: var(--_text-muted);
    vertical-align: -0.2em;
  }
  .state-mark.good {
    color: var(--_success);
  }
  .state-mark.warning {
    color: var(--_warning);
  }
  .state-mark.bad {
    color: var(--_danger);
  }
  @media (forced-colors: active) {
    .state-mark:is(.good, .warning, .bad, .quiet) {
      color: CanvasText;
    }
  }
`;
