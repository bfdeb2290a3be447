import {html, type TemplateResult} from 'lit';

/** Marks a gap in a term; no term contains it. */
const mark = '\u0000';

/**
 * A sentence of ours with controls in it: `phrase((days) => i18n.term('bgmLogPublicDays', days), html`<input>`)`. The language
 * decides where each control stands.
 */
export function phrase(term: (...gaps: string[]) => string, ...contents: readonly unknown[]): TemplateResult {
  const gaps = contents.map((_, index) => `${mark}${index}${mark}`);
  const pieces = term(...gaps).split(mark);
  return html`${pieces.map((piece, index) => (index % 2 === 1 ? contents[Number(piece)] : piece))}`;
}
