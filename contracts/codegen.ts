import type { CodegenConfig } from '@graphql-codegen/cli';

/** Dates and instants travel as ISO 8601 text; arbitrary JSON is narrowed by whoever reads it. */
const scalars = { DateTime: 'string', Date: 'string', JSON: 'unknown', ID: 'string' };

/**
 * From the schema (`graphql/`) and the documents of the interfaces (`operations/`) to what is committed in
 * `src/generated/`: the types of the API for the backend, the typed documents for the dashboard and the portal.
 */
const config: CodegenConfig = {
  schema: './graphql/*.graphql',
  documents: './operations/**/*.graphql',
  ignoreNoDocuments: true,
  importExtension: '.js',
  generates: {
    './src/generated/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: { scalars, strictScalars: true, enumsAsTypes: true, useTypeImports: true, skipTypename: true },
    },
    // The plugins that client-preset is made of, without its second copy of every document.
    './src/generated/client.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        scalars,
        strictScalars: true,
        useTypeImports: true,
        documentMode: 'string',
        // Or each page would carry every document there is.
        pureMagicComment: true,
        inlineFragmentTypes: 'combine',
      },
    },
  },
};

export default config;
