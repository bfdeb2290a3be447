import './admin-page.ts';
import {loadWidgets} from '../load-widgets.ts';
import type {PageConfig} from '../page-config.ts';

const config = (await (await fetch('/config.json')).json()) as PageConfig;
loadWidgets(config.proxy);
const page = document.querySelector('qa-admin-page');
if (page) page.config = config;
