// Builds the app with webpack: `node build.cjs <webpack> <folder> plain|everywhere|excluded`, for the loader.
const { join } = require('node:path');
const { argv, cwd } = require('node:process');

const [, , webpack, folder, how] = argv;
const rule = { test: /\.m?js$/, use: join(cwd(), 'polyfills.cjs') };
const rules = {
  plain: [],
  everywhere: [{ ...rule, exclude: /polyfill/ }],
  excluded: [{ ...rule, exclude: /polyfill|node_modules[\\/]racelane/ }],
};
const config = {
  mode: 'production',
  context: cwd(),
  entry: './src/main.js',
  output: { path: join(cwd(), folder), filename: 'main.js' },
  module: { rules: rules[how] },
  optimization: { minimize: false },
};
require(webpack)(config, (error, stats) => {
  const failure = error ?? (stats.hasErrors() && stats.toString('errors-only'));
  if (failure) throw new Error(failure);
});
