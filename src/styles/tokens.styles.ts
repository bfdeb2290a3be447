import {css} from 'lit';

/**
 * The public tokens (`--bgm-…`, api-draft A5) with our values where the page sets none. Widgets read the private names on the
 * left and nothing else, so a page's choice arrives everywhere. Colours follow `color-scheme`, which the page or the provider's
 * `theme` sets; all greys come from one hue. Contrast (text ≥ 4.5:1, control borders ≥ 3:1) is held by a test.
 */
export const tokens = css`
  :host {
    --_surface: var(--bgm-color-surface, light-dark(oklch(1 0 0), oklch(0.21 0.012 255)));
    --_surface-raised: var(
      --bgm-color-surface-raised,
      light-dark(oklch(0.975 0.004 255), oklch(0.255 0.014 255))
    );
    --_text: var(--bgm-color-text, light-dark(oklch(0.24 0.02 255), oklch(0.95 0.005 255)));
    --_text-muted: var(--bgm-color-text-muted, light-dark(oklch(0.47 0.02 255), oklch(0.75 0.015 255)));
    /* Lines that only divide; the edge of a control is stronger, because it says "you can type here". */
    --_border: var(--bgm-color-border, color-mix(in oklch, var(--_text) 12%, transparent));
    --_control-border: var(--bgm-color-border, light-dark(oklch(0.6 0.02 255), oklch(0.62 0.02 255)));
    --_accent: var(--bgm-color-accent, light-dark(oklch(0.48 0.14 255), oklch(0.77 0.11 255)));
    --_on-accent: var(--bgm-color-on-accent, light-dark(oklch(1 0 0), oklch(0.2 0.03 255)));
    --_success: var(--bgm-color-success, light-dark(oklch(0.46 0.11 150), oklch(0.8 0.13 150)));
    --_warning: var(--bgm-color-warning, light-dark(oklch(0.49 0.1 70), oklch(0.83 0.12 80)));
    --_danger: var(--bgm-color-danger, light-dark(oklch(0.5 0.18 27), oklch(0.76 0.13 25)));
    --_focus: var(--bgm-color-focus, var(--_accent));
    --_hover: color-mix(in oklch, var(--_text) 6%, transparent);

    --_font-family: var(--bgm-font-family, inherit);
    --_font-size: var(--bgm-font-size, 0.875rem);
    --_font-size-small: calc(var(--_font-size) * 0.929);
    --_font-size-name: calc(var(--_font-size) * 1.214);
    --_line-height: 1.35;

    --_unit: var(--bgm-space, 4px);
    --_space-1: var(--_unit);
    --_space-2: calc(var(--_unit) * 2);
    --_space-3: calc(var(--_unit) * 3);
    --_space-4: calc(var(--_unit) * 4);
    --_space-6: calc(var(--_unit) * 6);
    /* Height of a button or field: 32 px, 24 px when compact (WCAG 2.5.8), more where the text is larger. */
    --_target: max(24px, var(--_unit) * 8, var(--_font-size) * 1.7);

    --_radius: var(--bgm-radius, 8px);
    --_control-radius: min(var(--_radius), 6px);
    --_border-width: var(--bgm-border-width, 1px);
    --_shadow: var(
      --bgm-shadow,
      0 1px 2px light-dark(oklch(0 0 0 / 8%), oklch(0 0 0 / 40%)),
      0 8px 24px light-dark(oklch(0 0 0 / 12%), oklch(0 0 0 / 50%))
    );
    --_focus-ring: var(--bgm-focus-ring, 2px solid var(--_focus));
    --_transition: var(--bgm-transition, 120ms ease-out);
    --_z-index: var(--bgm-z-index, 1000);
    --_avatar-size: var(--bgm-avatar-size, 2.5rem);
    --_card-max-width: var(--bgm-card-max-width, 28rem);
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_transition: 0s;
    }
  }
`;
