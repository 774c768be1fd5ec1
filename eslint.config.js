import { defineConfig } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const LAYERS = ['domain', 'contract', 'ports', 'usecases', 'adapters', 'http', 'jobs'];
const ROOTS = '^(\\.\\./)+(main|composition|handlers|app|config)\\.ts$';

/**
 * A layer of the bridge may import itself and what is listed (design: dependencies point one way); the same is held by
 * `test/architecture.test.ts`, which knows the table by heart so that a slip here is found.
 */
function layer(name, { values = [], types = [], packages = true }) {
  const forbidden = LAYERS.filter((other) => other !== name && !values.includes(other));
  const typesOnly = forbidden.filter((other) => types.includes(other));
  const never = forbidden.filter((other) => !types.includes(other));
  const path = (names) => `^(\\.\\./)+(${names.join('|')})/`;
  const patterns = [
    { regex: path(never), message: `${name} may not know these layers.` },
    { regex: ROOTS, message: 'Only main and composition see everything.' },
  ];
  if (typesOnly.length > 0) {
    patterns.push({
      regex: path(typesOnly),
      allowTypeImports: true,
      message: `${name} may use types of these layers.`,
    });
  }
  if (packages !== true) {
    const allowed = packages.map((one) => `${one}$`).join('|');
    patterns.push({ regex: `^(?!\\.)(?!${allowed || '\\b$'})`, message: `${name} imports no such package.` });
  }
  return restrict([`bridge/${name}/**/*.ts`], patterns);
}

function restrict(files, patterns, ignores = []) {
  return { files, ignores, rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] } };
}

const NO_DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: one name everywhere.',
};

export default defineConfig(
  { ignores: ['**/node_modules/', 'plugin/', 'data/', '.cache/', 'test/e2e/output/', 'coverage/'] },
  tseslint.configs.recommended,
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      // Event handlers of screens and stand-ins are async by nature; a rejection in the bridge ends the process.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    rules: {
      eqeqeq: ['error', 'always'],
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT],
    },
  },
  {
    files: ['bridge/**/*.ts', 'blocks/**/*.{ts,tsx}'],
    rules: { 'no-console': 'error', 'max-lines': ['error', 220] },
  },
  { files: ['bridge/**/*.ts'], rules: { '@typescript-eslint/no-misused-promises': 'error' } },
  // One thread serves all: a pattern that takes the square of a text's length lets one long text stop everybody.
  {
    files: ['bridge/**/*.ts'],
    plugins: { regexp },
    rules: { 'regexp/no-super-linear-backtracking': 'error', 'regexp/no-super-linear-move': 'error' },
  },
  // Before there is a logger, and for sentences that a person reads in a terminal.
  { files: ['bridge/main.ts', 'bridge/tools/*.ts'], rules: { 'no-console': 'off' } },
  // What a tool or a lazy import wants as a default.
  {
    files: ['*.config.{js,ts}', 'test/support/database-broker.ts', 'blocks/admin/returns/dataviews.tsx'],
    rules: { 'no-restricted-syntax': 'off' },
  },

  layer('domain', { packages: [] }),
  layer('contract', { values: ['domain'], packages: ['zod'] }),
  layer('ports', { values: ['domain'], packages: [] }),
  layer('usecases', { values: ['domain', 'ports'], types: ['contract'], packages: ['zod'] }),
  layer('adapters', { values: ['domain', 'ports'] }),
  layer('http', { values: ['domain', 'ports', 'contract', 'usecases'] }),
  layer('jobs', { values: ['domain', 'ports', 'contract', 'usecases'] }),
  // Both directions are signed alike, so the signer shares the canonical message with the HTTP layer.
  restrict(
    ['bridge/adapters/wordpress/sign.ts'],
    [
      {
        regex: '^(\\.\\./)+(usecases|http|jobs|contract/(?!signature\\.ts$))',
        message: 'Adapters know ports and domain.',
      },
    ],
  ),

  restrict(
    ['blocks/**/*.{ts,tsx}'],
    [{ regex: '/bridge/(?!contract/|domain/)', message: 'Blocks know the contract and the domain.' }],
  ),
  // The storefront stays light: types only, and nothing that brings a kilobyte the shopper does not need.
  restrict(
    ['blocks/return-form/**/*.{ts,tsx}', 'blocks/api/{shop-*,verdict-shopper,error-message,while-busy}.ts'],
    [
      {
        regex: '/bridge/(contract/|domain/verdict\\.ts$)',
        allowTypeImports: true,
        message: 'The storefront imports types of the contract only.',
      },
      { regex: '/bridge/(?!contract/|domain/verdict\\.ts$)', message: 'The storefront knows the contract only.' },
      {
        regex: '^(zod|@wordpress/(?!element$|i18n$))',
        message: 'The storefront uses plain React, CSS and @wordpress/i18n.',
      },
      { regex: '/admin/', message: 'The storefront does not load admin screens.' },
    ],
    // These two run in the block editor only.
    ['blocks/return-form/{edit,index}.{ts,tsx}', '**/*.d.ts'],
  ),
);
