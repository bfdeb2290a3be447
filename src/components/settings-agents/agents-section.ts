import {html} from 'lit';
import {lazySection} from '../settings-parts/lazy-section.ts';

export const agentsSection = lazySection({
  id: 'agents',
  title: 'bgmPartAgents',
  fetch: () => import('./settings-agents.ts'),
  element: ({admin, editable, i18n}) =>
    html`<bgm-settings-agents .admin=${admin} .editable=${editable}
      ><p>${i18n.term('bgmLoading')}</p></bgm-settings-agents
    >`,
});
