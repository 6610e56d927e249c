import { Actor, EventMetadata } from '@loge/contracts';
import type { EventDefinition, StreamName } from '@loge/contracts';
import fc from 'fast-check';
import { anyString, anyText } from './texts.js';
import { fieldsOf, freshUuid, valueOf } from './values-of-schema.js';
import type { Unsealed } from '../../backend/src/event-store/codec.js';

/** Every text made up for a personal field begins so: none of them can be in the stored bytes by chance. */
export const MARK = 'Þorbjörg';

/** An event that could be written, and what of it must not be read in the store. */
export interface AnyEvent {
  readonly stream: StreamName;
  readonly event: Unsealed;
  /** The texts and dates inside personal fields, of data and metadata. */
  readonly personal: readonly string[];
}

const personalText = { text: anyString.map((text) => MARK + text) };
/** Services are named by who runs the installation, not by people. */
const actor = valueOf(Actor, { text: fc.stringMatching(/^[a-z][a-z0-9-]{0,19}$/) });
const clearText = { text: anyText.map((text) => `clear${text}`), pools: new Map([[Actor, actor]]) };

/** Any event of a kind, by any actor, made of nothing but its declaration. */
export function anyEventOf(definition: EventDefinition): fc.Arbitrary<AnyEvent> {
  return fc
    .record({
      subject: freshUuid,
      metadata: fieldsOf(EventMetadata, (field) => (isPersonal(field) ? personalText : clearText)),
      data: fieldsOf(definition.schema, (field) => (field in definition.personal ? personalText : clearText)),
    })
    .map(({ subject, metadata, data }) => {
      const whole = EventMetadata.parse({ ...metadata, version: definition.version, subject });
      const sealed = Object.keys(definition.personal).map((field) => data[field]);
      return {
        stream: `${definition.stream}-${subject}`,
        // Made from the definition's own schema, which is what ties a type to its data.
        event: { type: definition.type, data, metadata: whole } as unknown as Unsealed,
        personal: textsIn([...sealed, whole.ip, whole.userAgent, whole.reason]),
      };
    });
}

/** As invariant 2 has it, said here apart from the codec. */
const isPersonal = (field: string): boolean => ['ip', 'userAgent', 'reason'].includes(field);

/** The made-up texts and the dates anywhere inside a value; words of an enumeration say nothing of a person. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string')
    return value.startsWith(MARK) || /^\d{4}-\d\d-\d\d$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
