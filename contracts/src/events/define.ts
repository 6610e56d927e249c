import { z } from 'zod';

/** The rooms of the backend that may write events. */
export type Room =
  | 'accounts'
  | 'schools'
  | 'directory'
  | 'passwords'
  | 'recovery'
  | 'distribution'
  | 'legacy-login'
  | 'rights'
  | 'sessions'
  | 'notifications'
  | 'register';

/** The kinds of stream; a stream's name is its kind, a hyphen, and an id. */
export type StreamKind = 'account' | 'access' | 'school' | 'import' | 'distribution' | 'service';

/**
 * Whose key seals a personal field.
 * `subject`: the account the event is about. `actor`: the account, service or command line that acted.
 */
export type PersonalOwner = 'subject' | 'actor';

const personalFields = z.registry<{ owner: PersonalOwner }>();

/**
 * Marks a top-level field of an event as personal: in the event store its whole value is sealed with the key
 * of its owner.
 */
export function personal<S extends z.ZodType>(schema: S, owner: PersonalOwner = 'subject'): S {
  // A fresh instance, so that marking one field never marks another that shares the schema.
  const marked = schema.clone();
  personalFields.add(marked, { owner });
  return marked;
}

/** What the code and the register need to know of one kind of event. */
export interface EventDefinition<Type extends string = string, Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly type: Type;
  /** The current version; older ones reach it through the upcasters. */
  readonly version: number;
  readonly stream: StreamKind;
  /** The one room that may append it. */
  readonly room: Room;
  readonly schema: z.ZodObject<Shape>;
  /** The sealed fields and their owners. */
  readonly personal: Readonly<Record<string, PersonalOwner>>;
}

/** Declares one kind of event. Names are past tense and stable. */
export function defineEvent<const Type extends string, Shape extends z.ZodRawShape>(
  type: Type,
  about: { version: number; stream: StreamKind; room: Room; data: Shape },
): EventDefinition<Type, Shape> {
  const owners: Record<string, PersonalOwner> = {};
  for (const [field, schema] of Object.entries(about.data)) {
    const owner = personalFields.get(schema as z.ZodType)?.owner;
    if (owner) owners[field] = owner;
  }
  return {
    type,
    version: about.version,
    stream: about.stream,
    room: about.room,
    schema: z.strictObject(about.data) as z.ZodObject<Shape>,
    personal: owners,
  };
}

/** An event of one definition, as deciders make it and `evolve` receives it. */
export type EventOf<D> =
  D extends EventDefinition<infer Type, infer Shape>
    ? { readonly type: Type; readonly data: z.infer<z.ZodObject<Shape>> }
    : never;
