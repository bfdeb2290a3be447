import {html, nothing, type TemplateResult} from 'lit';
import type {I18n} from '../../state/i18n.ts';
import type {SectionEntry, SettingsSection} from './section.ts';

/** The list at the side: each section with how it stands. */
export function sectionList(
  i18n: I18n,
  entries: readonly SectionEntry[],
  current: string,
  sections: ReadonlyMap<string, SettingsSection>,
  show: (section: string) => void,
): TemplateResult {
  const line = ({id, title}: SectionEntry) => {
    const standing = sections.get(id)?.standing?.();
    return html`<li>
      <button
        class="section-button"
        part="section-button"
        type="button"
        id="section-${id}"
        aria-current=${id === current ? 'page' : 'false'}
        @click=${() => show(id)}
      >
        <span class="section-title">${i18n.term(title)}</span>
        ${standing ? html`<span class="section-standing ${standing.tone}">${standing.words}</span>` : nothing}
      </button>
    </li>`;
  };
  return html`<nav class="sections" part="sections" aria-label=${i18n.term('bgmSettingsSections')}>
    <ul>
      ${entries.map(line)}
    </ul>
  </nav>`;
}
