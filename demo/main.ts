import './page/qa-page.ts';
import {setProxy} from './page/fault-switches.ts';
import type {PageConfig} from './page/page-config.ts';

const config = (await (await fetch('/config.json')).json()) as PageConfig;

// An earlier visit may have killed the proxy, and the widgets come from it.
await setProxy('running');

// As a portal embeds them: one script from the proxy, and tags in the page.
const widgets = document.createElement('script');
widgets.type = 'module';
widgets.src = `${config.proxy}/widgets/1/bgm-crm.js`;
document.head.append(widgets);

const page = document.querySelector('qa-page');
if (page) page.config = config;
