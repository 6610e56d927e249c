import { swc } from './test/support/swc.mjs';

/** Sources are read directly, so no test needs a build; types are checked apart, by `npm run typecheck`. */
const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: {
    '^@loge/contracts$': '<rootDir>/contracts/src/index.ts',
    '^@loge/contracts/schema$': '<rootDir>/contracts/src/generated/resolvers.ts',
    '^@loge/contracts/client$': '<rootDir>/contracts/src/generated/client.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', swc],
  },
};

export default {
  testTimeout: 30_000,
  // One fewer than the cores, jest's own choice, would leave half of a small machine idle.
  maxWorkers: '100%',
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  projects: [
    { ...shared, displayName: 'contracts', testMatch: ['<rootDir>/contracts/**/*.spec.ts'] },
    { ...shared, displayName: 'backend', testMatch: ['<rootDir>/backend/**/*.spec.ts'] },
    { ...shared, displayName: 'dashboard', testMatch: ['<rootDir>/dashboard/**/*.spec.{ts,tsx}'] },
    { ...shared, displayName: 'test', testMatch: ['<rootDir>/test/**/*.spec.ts'] },
  ],
};
