import './page/qa-page.ts';
import {clearLeftovers} from './page/fault-switches.ts';
import type {PageConfig} from './page/page-config.ts';
import {readState} from './page/url-state.ts';
import {ZohoControl} from './page/zoho-control.ts';

const config = (await (await fetch('/config.json')).json()) as PageConfig;

// The widgets come from the proxy, which an earlier visit may have killed.
await clearLeftovers(new ZohoControl(config.zoho), readState(location.search).fault.split(','));

// As a portal embeds them: one script from the proxy, and tags in the page.
const widgets = document.createElement('script');
widgets.type = 'module';
widgets.src = `${config.proxy}/widgets/1/bgm-crm.js`;
document.head.append(widgets);

const page = document.querySelector('qa-page');
if (page) page.config = config;
