import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The folder of the schema, found as an installed package is, from sources and from `dist` alike. */
export const schemaFolder = dirname(
  createRequire(import.meta.url).resolve('@loge/contracts/graphql/base.graphql'),
);
