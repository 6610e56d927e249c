import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import type { INestApplication } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import { declarationOn } from '../../backend/src/rights/declarations.js';
import type { Declaration } from '../../backend/src/rights/declarations.js';

/** A method that answers a GraphQL operation or an HTTP route. */
interface Operation {
  /** `Query.me`, `GET /files/:id` */
  readonly name: string;
  readonly declared: boolean;
  readonly declaration: Declaration | undefined;
}

/**
 * What of an application's public surface declares no right: operations and routes without a declaration, fields of
 * Query and Mutation that nothing answers, and express routes that no controller stands behind.
 * @param app initialised, so that its schema is built and its routes are laid.
 */
export function undeclaredOperations(app: INestApplication): string[] {
  const { resolvers, routes } = operationsOf(app);
  const answered = new Set(resolvers.map(({ name }) => name));
  const unanswered = rootFields(app.get(GraphQLSchemaHost, { strict: false }).schema).filter(
    (field) => !answered.has(field),
  );
  const behind = new Set(routes.map(({ path }) => path));
  const stray = expressPaths(app).filter((path) => !behind.has(path));
  return [
    ...[...resolvers, ...routes]
      .filter(({ declared }) => !declared)
      .map(({ name }) => `${name} declares no right`),
    ...unanswered.map((field) => `${field} is answered by nothing`),
    ...stray.map((path) => `${path} has no controller`),
  ].sort();
}

/** Every GraphQL operation and HTTP route that the modules' classes answer. */
export function operationsOf(app: INestApplication): {
  readonly resolvers: readonly Operation[];
  readonly routes: readonly (Operation & { readonly path: string })[];
} {
  const scanner = new MetadataScanner();
  const resolvers: Operation[] = [];
  const routes: (Operation & { readonly path: string })[] = [];
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of [...module.providers.values(), ...module.controllers.values()]) {
      if (typeof metatype !== 'function' || !metatype.prototype) continue;
      // A class's prototype maps names to its methods; the scanner gives the names.
      const prototype = metatype.prototype as Record<string, object>;
      for (const method of scanner.getAllMethodNames(prototype)) {
        const handler = prototype[method];
        if (!handler) continue;
        const declaration = declarationOn(handler) ?? declarationOn(metatype);
        const declared = declaration !== undefined;
        const kind: unknown = Reflect.getMetadata('graphql:resolver_type', handler);
        if (kind === 'Query' || kind === 'Mutation' || kind === 'Subscription') {
          const name: unknown = Reflect.getMetadata('graphql:resolver_name', handler);
          resolvers.push({
            name: `${kind}.${typeof name === 'string' ? name : method}`,
            declared,
            declaration,
          });
        }
        if (Reflect.hasMetadata(METHOD_METADATA, handler)) {
          for (const path of pathsOf(metatype, handler))
            routes.push({ name: `route ${path}`, path, declared, declaration });
        }
      }
    }
  }
  return { resolvers, routes };
}

function pathsOf(controller: object, handler: object): string[] {
  const list = (path: unknown) => [path].flat().map(String);
  return list(Reflect.getMetadata(PATH_METADATA, controller)).flatMap((prefix) =>
    list(Reflect.getMetadata(PATH_METADATA, handler)).map(
      (path) =>
        `/${[prefix, path]
          .flatMap((part) => part.split('/'))
          .filter(Boolean)
          .join('/')}`,
    ),
  );
}

const rootFields = (schema: GraphQLSchema): string[] =>
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    type ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
  );

/** The routes that express itself knows; GraphQL's own is guarded field by field. */
function expressPaths(app: INestApplication): string[] {
  // Express does not type its router's stack.
  const { router } = app.getHttpAdapter().getInstance() as {
    router?: { stack: readonly { route?: { path: unknown } }[] };
  };
  return (router?.stack ?? [])
    .flatMap(({ route }) => (route ? [String(route.path)] : []))
    .filter((path) => path !== '/graphql');
}
