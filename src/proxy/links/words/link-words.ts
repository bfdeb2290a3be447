/** Everything that the pages behind links say. Plain text: the pages escape it. */
export interface LinkWords {
  /** BCP 47. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly gone: Notice;
  readonly pending: Notice;
  readonly refused: Notice;
  readonly unavailable: Notice;
  readonly throttled: Notice;
  readonly recording: string;
  readonly transcript: string;
  /** For a voice without a name. */
  readonly speaker: string;
  readonly signIn: {
    readonly title: string;
    readonly why: string;
    readonly userName: string;
    readonly password: string;
    readonly codeSent: string;
    readonly code: string;
    readonly button: string;
    readonly wrong: string;
    readonly wrongCode: string;
    readonly wait: string;
  };
}

interface Notice {
  readonly title: string;
  readonly text: string;
}
