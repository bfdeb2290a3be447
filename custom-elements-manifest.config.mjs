import {publicManifest} from './tools/public-manifest.ts';

export default {
  globs: ['src/components/**/*.ts', 'src/events/**/*.ts'],
  litelement: true,
  outdir: '.',
  plugins: [publicManifest],
};
