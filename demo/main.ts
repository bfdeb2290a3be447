import './page/qa-page.ts';
import {clearLeftovers} from './page/fault-switches.ts';
import {loadWidgets} from './page/load-widgets.ts';
import type {PageConfig} from './page/page-config.ts';
import {readState} from './page/url-state.ts';
import {ZohoControl} from './page/zoho-control.ts';

const config = (await (await fetch('/config.json')).json()) as PageConfig;

// The widgets come from the proxy, which an earlier visit may have killed.
await clearLeftovers(new ZohoControl(config.zoho), readState(location.search).fault.split(','));

loadWidgets(config.proxy);

const page = document.querySelector('qa-page');
if (page) page.config = config;
