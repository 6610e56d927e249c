import type { CodegenConfig } from '@graphql-codegen/cli';

/** Scalars travel as strings; what `JSON` holds is for the reader to check. */
const scalars = {
  DateTime: 'string',
  Date: 'string',
  ID: { input: 'string', output: 'string' },
  JSON: 'unknown',
};

/** Types of the resolvers and the typed client, both from the schema; committed, and compared by CI. */
const config: CodegenConfig = {
  schema: 'graphql/*.graphql',
  emitLegacyCommonJSImports: false,
  importExtension: '.js',
  generates: {
    'src/generated/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: { enumsAsTypes: true, useTypeImports: true, scalars },
    },
    'src/generated/client/': {
      preset: 'client',
      documents: 'operations/*.graphql',
      presetConfig: { fragmentMasking: false },
      config: { documentMode: 'string', enumsAsTypes: true, useTypeImports: true, scalars },
    },
  },
};

export default config;
