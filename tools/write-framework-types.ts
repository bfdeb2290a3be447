import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {writeFrameworkTypes} from './framework-types.ts';
import type {Manifest} from './public-manifest.ts';

// npm run frameworks   Typings of the tags for JSX, Vue and Svelte, from custom-elements.json into dist/frameworks.
const root = join(import.meta.dirname, '..');
const manifest = JSON.parse(await readFile(join(root, 'custom-elements.json'), 'utf8')) as Manifest;
await writeFrameworkTypes(manifest, join(root, 'dist'));
