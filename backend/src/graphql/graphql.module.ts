import { join } from 'node:path';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver } from '@nestjs/apollo';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { CONFIG } from '../config.js';
import type { Settings } from '../config.js';
import { ApiController } from './api.controller.js';
import { formatErrors } from './errors.js';
import { answerGivenFields } from './given-fields.js';
import { TOKEN_LIMIT, queryLimits } from './query-limits.js';
import { schemaFolder } from './schema-folder.js';
import { DateScalar, DateTimeScalar, JsonScalar } from './scalars.js';

/** No answer may be kept by anybody. Apollo's own reckoning comes to the same, and watches every field of every row. */
const storeNothing: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response }) => {
        response.http.headers.set('cache-control', 'no-store');
        return Promise.resolve();
      },
    }),
};

/** The settings of the GraphQL server. */
export function graphqlOptions({ production }: Pick<Settings, 'production'>): ApolloDriverConfig {
  return {
    typePaths: [join(schemaFolder, '*.graphql')],
    path: '/graphql',
    resolvers: { DateTime: DateTimeScalar, Date: DateScalar, JSON: JsonScalar },
    // Fields may declare a right of their own, above that of the operation they stand in.
    fieldResolverEnhancers: ['guards'],
    transformSchema: answerGivenFields,
    introspection: !production,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    formatError: formatErrors(production),
    validationRules: [queryLimits()],
    parseOptions: { maxTokens: TOKEN_LIMIT },
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    plugins: [ApolloServerPluginCacheControlDisabled(), storeNothing],
    persistedQueries: false,
    playground: false,
    graphiql: false,
  };
}

/**
 * The GraphQL API at `/graphql`, schema first, from the files of `@loge/contracts`. Bounded in depth, cost, aliases,
 * directives, root fields and tokens; the size of a body is bounded by the HTTP edge. How to ask it is told at
 * `/api`. It needs CONFIG.
 */
@Module({
  controllers: [ApiController],
  imports: [
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [CONFIG],
      useFactory: graphqlOptions,
    }),
  ],
})
export class ApiModule {}
