import {html} from 'lit';
import {lazySection} from '../settings-parts/lazy-section.ts';

export const hygieneSection = lazySection({
  id: 'numbers',
  title: 'bgmPartHygiene',
  fetch: () => import('./settings-hygiene.ts'),
  element: ({admin, clock, settings, i18n}) =>
    html`<bgm-settings-hygiene .admin=${admin} .clock=${clock} .lookedIn=${settings.saved?.lookupOrder}
      ><p>${i18n.term('bgmLoading')}</p></bgm-settings-hygiene
    >`,
});
