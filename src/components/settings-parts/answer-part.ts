import {Ask} from './ask.ts';
import {SettingsPart} from './settings-part.ts';

/** A part that asks only when somebody presses for it, because each question costs credits. What was found stays until then. */
export abstract class AnswerPart<T> extends SettingsPart {
  protected readonly answer = new Ask<T>(this);

  /** Another client: what was found is another's. */
  protected override load(): void {
    this.answer.forget();
  }

  override reload(): void {
    // Nothing is asked unasked.
  }
}
