import {publicManifest} from './tools/public-manifest.ts';

export default {
  globs: ['src/components/**/*.ts', 'src/events/**/*.ts'],
  litelement: true,
  outdir: '.',
  // package.json names the file itself; an analysis elsewhere, as in a test, must not change that.
  packagejson: false,
  plugins: [publicManifest],
};
