import type {ConsentFailureCode} from '../consent-failure.ts';

/** What the page at the end of a consent says, in one language. Plain text: no markup, nothing from outside. */
export interface CallbackWords {
  readonly direction: 'ltr' | 'rtl';
  readonly connected: string;
  readonly close: string;
  readonly failed: string;
  /** For an answer that came before: it may have connected, so this says neither. */
  readonly answered: string;
  /** Where the whole story and the next step are. */
  readonly goBack: string;
  /** What happened, and what to do. */
  readonly failures: Readonly<Record<ConsentFailureCode, string>>;
}
