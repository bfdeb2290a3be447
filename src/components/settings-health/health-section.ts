import {html} from 'lit';
import {lazySection} from '../settings-parts/lazy-section.ts';

export const healthSection = lazySection({
  id: 'health',
  title: 'bgmPartHealth',
  fetch: () => import('./settings-health.ts'),
  element: ({admin, clock, editable, i18n}) =>
    html`<bgm-settings-health .admin=${admin} .clock=${clock} .editable=${editable}
      ><p>${i18n.term('bgmLoading')}</p></bgm-settings-health
    >`,
});
