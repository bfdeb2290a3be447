import {defineConfig} from 'vite';

// The proxy as one file for Node; its libraries stay outside and come from the embedder's node_modules.
export default defineConfig({
  build: {
    ssr: 'src/proxy/main.ts',
    target: 'node22',
    outDir: 'dist/proxy',
    emptyOutDir: true,
    rolldownOptions: {output: {banner: '#!/usr/bin/env node', entryFileNames: 'main.js'}},
  },
  ssr: {external: true},
});
