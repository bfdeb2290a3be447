export default {
  globs: ['src/components/**/*.ts', 'src/elements/**/*.ts', 'src/events/**/*.ts'],
  exclude: ['src/components/internal/**'],
  litelement: true,
  outdir: '.',
};
