import { SetMetadata, createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Right } from './rights.js';
import { requestOf } from './request.js';

/** What an operation declares; the guard refuses one that declares nothing. */
export type Declaration =
  | { readonly kind: 'public'; readonly reason: string }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'right'; readonly right: Right };

/** The metadata key of a {@link Declaration}. */
export const DECLARATION = 'loge:right';

/** Open to everybody, for the reason given. */
export const Public = (reason: string) =>
  SetMetadata(DECLARATION, { kind: 'public', reason } satisfies Declaration);

/** Open to everybody who is signed in, for what concerns themselves. */
export const SignedInOnly = () => SetMetadata(DECLARATION, { kind: 'signed-in' } satisfies Declaration);

/** Open to those a role gives this right; how far it reaches is in {@link CurrentReach}. */
export const Requires = (right: Right) =>
  SetMetadata(DECLARATION, { kind: 'right', right } satisfies Declaration);

/** The command context of this request: who, from where, when. */
export const CurrentContext = createParamDecorator(
  (_: unknown, execution: ExecutionContext) => requestOf(execution).loge.context,
);

/** Who is signed in; `undefined` on a public operation without a session. */
export const CurrentViewer = createParamDecorator(
  (_: unknown, execution: ExecutionContext) => requestOf(execution).loge.viewer,
);

/** How far the declared right reaches for who is signed in; only with {@link Requires}. */
export const CurrentReach = createParamDecorator(
  (_: unknown, execution: ExecutionContext) => requestOf(execution).loge.reach,
);
