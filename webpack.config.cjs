const { existsSync } = require('node:fs');
const { join } = require('node:path');
const wordpress = require('@wordpress/scripts/config/webpack.config.js');

const isExtraction = (plugin) => plugin.constructor.name === 'DependencyExtractionWebpackPlugin';
const DependencyExtraction = wordpress.plugins.find(isExtraction).constructor;
const ADMIN = join(__dirname, process.env.WP_SOURCE_PATH ?? 'blocks', 'admin/index.tsx');

/** Takes every import of @wordpress for a script that WordPress has, also a style sheet of a package: those are ours to bundle. */
class ScriptExtraction extends DependencyExtraction {
  externalizeWpDeps(data, callback) {
    if (data.request.endsWith('.css')) callback();
    else super.externalizeWpDeps(data, callback);
  }
}

/** Comments for translators are read from the sources: shoppers need not load them. */
function withoutComments(minimizer) {
  if (minimizer.constructor.name === 'TerserPlugin') minimizer.options.minimizer.options.output.comments = false;
  return minimizer;
}

const { style } = wordpress.optimization.splitChunks.cacheGroups;

/** wp-scripts finds the blocks by their block.json; the admin screens have none. */
module.exports = {
  ...wordpress,
  entry: () => ({ ...wordpress.entry(), ...(existsSync(ADMIN) ? { 'admin/index': ADMIN } : {}) }),
  module: {
    ...wordpress.module,
    // @wordpress/dataviews says that importing its files has no effect, and its style sheet would be dropped.
    rules: [...wordpress.module.rules, { test: /\.css$/, sideEffects: true }],
  },
  optimization: {
    ...wordpress.optimization,
    minimizer: wordpress.optimization.minimizer.map(withoutComments),
    splitChunks: {
      cacheGroups: {
        ...wordpress.optimization.splitChunks.cacheGroups,
        // A package's style.css stays with the chunk that imports it: only our own are the block's "style".
        style: { ...style, test: (module) => style.test.test(module.nameForCondition() ?? '') && !inPackages(module) },
      },
    },
  },
  plugins: wordpress.plugins.map((plugin) =>
    plugin instanceof DependencyExtraction ? new ScriptExtraction() : plugin,
  ),
  cache: {
    type: 'filesystem',
    cacheDirectory: join(__dirname, '.cache/webpack'),
    buildDependencies: { config: [__filename] },
  },
  performance: { hints: false },
};

function inPackages(module) {
  return /[\\/]node_modules[\\/]/.test(module.nameForCondition() ?? '');
}
