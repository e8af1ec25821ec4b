/** Lint for the whole house. Types are tsc's work; here are the habits that types can't hold. */
import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import typescript from 'typescript-eslint';

export default typescript.config(
  { ignores: ['node_modules/', 'out/', 'test-results/', 'tests/laws/canary/'] },
  ...typescript.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'prefer-const': 'error',
      // A file of about 300 lines asks to be two.
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // tsc knows the names; this rule does not know types.
      'no-undef': 'off',
    },
  },
  {
    // What a sandboxed preload or a loader must be.
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: typescript.parser } },
    // Props are taken apart with let, whether or not one of them changes.
    rules: { 'prefer-const': 'off' },
  },
  {
    // Electron's main side talks to people through electron/main/log.ts and runtime/failure.mjs.
    files: ['electron/main/**', 'electron/lesson/**', 'renderer/choreography/**'],
    ignores: ['electron/main/log.ts'],
    rules: { 'no-console': 'error' },
  },
);
