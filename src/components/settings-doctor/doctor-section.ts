import {html} from 'lit';
import {lazySection} from '../settings-parts/lazy-section.ts';

export const doctorSection = lazySection({
  id: 'check',
  title: 'bgmPartDoctor',
  fetch: () => import('./settings-doctor.ts'),
  element: (place) =>
    html`<bgm-settings-doctor .admin=${place.admin} .show=${(section: string) => place.show(section)}
      ><p>${place.i18n.term('bgmLoading')}</p></bgm-settings-doctor
    >`,
});
