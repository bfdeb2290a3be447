import './elements/bgm-call-notes.ts';
import './elements/bgm-caller-card.ts';
import './elements/bgm-contact-search.ts';
import './elements/bgm-create-contact.ts';
import './elements/bgm-crm-provider.ts';
import './elements/bgm-crm-settings.ts';
import './elements/bgm-crm-status.ts';
import './elements/bgm-crm-tenants.ts';

export * from './classes.ts';
