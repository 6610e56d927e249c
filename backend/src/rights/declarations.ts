import { SetMetadata, createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { LogeError } from '@loge/contracts';
import type { Right } from './rights.js';
import { requestOf } from './request.js';

/** What an operation declares; the guard refuses one that declares nothing. */
export type Declaration =
  | { readonly kind: 'public'; readonly reason: string }
  | { readonly kind: 'signed-in'; readonly whilePasswordMustChange: boolean }
  | { readonly kind: 'right'; readonly right: Right };

/** The metadata key of a {@link Declaration}. */
export const DECLARATION = 'loge:right';

/** Open to everybody, for the reason given. */
export const Public = (reason: string) =>
  SetMetadata(DECLARATION, { kind: 'public', reason } satisfies Declaration);

/**
 * Open to everybody who is signed in, for what concerns themselves.
 * @param options.whilePasswordMustChange also to those to whom nothing but choosing another password is open.
 */
export const SignedInOnly = ({ whilePasswordMustChange = false } = {}) =>
  SetMetadata(DECLARATION, { kind: 'signed-in', whilePasswordMustChange } satisfies Declaration);

/** Open to those a role gives this right; how far it reaches is in {@link CurrentReach}. */
export const Requires = (right: Right) =>
  SetMetadata(DECLARATION, { kind: 'right', right } satisfies Declaration);

/** The command context of this request: who, from where, when. */
export const CurrentContext = createParamDecorator(
  (_: unknown, execution: ExecutionContext) => requestOf(execution).loge.context,
);

/**
 * Who is signed in; `undefined` on a public operation without a session. What asks for this is for people only: a
 * program is refused with `FORBIDDEN`.
 */
export const CurrentViewer = createParamDecorator((_: unknown, execution: ExecutionContext) => {
  const { viewer, service } = requestOf(execution).loge;
  if (service) throw new LogeError('FORBIDDEN');
  return viewer;
});

/** Who is signed in, for what programs may ask as well: `undefined` for a program, which has nothing of its own. */
export const CurrentPerson = createParamDecorator(
  (_: unknown, execution: ExecutionContext) => requestOf(execution).loge.viewer,
);

/**
 * How far the right that this very operation declares reaches for who is signed in; only with {@link Requires}.
 * One request may hold several operations with different rights: each gets the reach of its own.
 */
export const CurrentReach = createParamDecorator((_: unknown, execution: ExecutionContext) => {
  const declared = declarationOf(execution);
  const reach =
    declared?.kind === 'right' ? requestOf(execution).loge.reaches.get(declared.right) : undefined;
  // An operation that asks for a reach without declaring a right would otherwise see nothing, or everything.
  if (!reach) throw new LogeError('INTERNAL');
  return reach;
});

/** What the operation at hand declares, itself or its class. */
export function declarationOf(
  execution: Pick<ExecutionContext, 'getHandler' | 'getClass'>,
): Declaration | undefined {
  return declarationOn(execution.getHandler()) ?? declarationOn(execution.getClass());
}

/** What one method or class declares. */
// Reflected metadata is untyped; only the decorators of this file write this key.
export const declarationOn = (target: object): Declaration | undefined =>
  Reflect.getMetadata(DECLARATION, target) as Declaration | undefined;
