import {html, type TemplateResult} from 'lit';

/** Stands in a term for what is put in later; no term and no name contains it. */
const gap = '\u0000';

/**
 * A sentence of ours with something in it that is not a text, or that must keep its own direction: `sentence((name) =>
 * i18n.term('bgmCardConnect', name), html`<bdi>…</bdi>`)`.
 */
export function sentence(term: (gap: string) => string, content: unknown): TemplateResult {
  const [before = '', ...after] = term(gap).split(gap);
  return html`${before}${content}${after.join('')}`;
}
