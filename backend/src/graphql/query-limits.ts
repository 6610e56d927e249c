import { LogeError } from '@loge/contracts';
import { GraphQLError, Kind } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  SelectionSetNode,
  ValidationContext,
  ValidationRule,
} from 'graphql';

/** What a document may ask for; more is `TOO_COMPLEX`. */
export interface QueryLimits {
  /** Levels of fields below the operation. */
  readonly depth: number;
  /** Fields, each multiplied by the items of the pages it stands in. */
  readonly cost: number;
  /** Aliased fields, fragments spread out. */
  readonly aliases: number;
  /** Root fields of one operation: so many questions in one request. */
  readonly roots: number;
  readonly directives: number;
  readonly operations: number;
}

/** A page of the dashboard needs about a tenth of the cost and half of the depth. */
export const QUERY_LIMITS: QueryLimits = {
  depth: 10,
  cost: 25_000,
  aliases: 15,
  roots: 10,
  directives: 20,
  operations: 5,
};

/** No query of the interfaces has a tenth of this many tokens; the parser stops here. */
export const TOKEN_LIMIT = 2_000;

/** The most items a page can have: what a page of unknown size is counted as. */
const LARGEST_PAGE = 200;

/** Lists that are not paged and may be long, with the most items they give. */
const LONG_LISTS: ReadonlyMap<string, number> = new Map([['reasons', 1_000]]);

interface Measure {
  /** Fields at this very level. */
  readonly fields: number;
  readonly depth: number;
  readonly cost: number;
  readonly aliases: number;
  readonly directives: number;
}

const nothing: Measure = { fields: 0, depth: 0, cost: 0, aliases: 0, directives: 0 };

/**
 * A validation rule that refuses documents that would be too much work. Fragments are measured once and counted
 * wherever they are spread, so that a small document cannot unfold into a large one.
 */
export function queryLimits(limits: QueryLimits = QUERY_LIMITS): ValidationRule {
  return (context: ValidationContext) => ({
    Document(document: DocumentNode) {
      if (!fits(document, limits)) context.reportError(tooComplex());
      return false;
    },
  });
}

/** The one answer to all that is too much. */
export function tooComplex(): GraphQLError {
  const originalError = new LogeError('TOO_COMPLEX');
  return new GraphQLError(originalError.code, { originalError, extensions: { code: originalError.code } });
}

function fits(document: DocumentNode, limits: QueryLimits): boolean {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operations = 0;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operations += 1;
  }
  if (operations > limits.operations) return false;
  const meter = new Meter(fragments);
  // Fragments that no operation spreads are measured too: the other rules walk them all the same.
  return document.definitions.every((definition) => {
    if (!('selectionSet' in definition) || !definition.selectionSet) return true;
    const { depth, cost, aliases, directives, fields } = meter.measure(definition.selectionSet);
    const roots = definition.kind === Kind.OPERATION_DEFINITION ? fields : 0;
    return (
      depth <= limits.depth &&
      cost <= limits.cost &&
      aliases <= limits.aliases &&
      roots <= limits.roots &&
      directives + (definition.directives?.length ?? 0) <= limits.directives
    );
  });
}

class Meter {
  private readonly measured = new Map<string, Measure>();
  private readonly open = new Set<string>();
  private readonly connections = new Map<string, boolean>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  measure(selections: SelectionSetNode): Measure {
    let sum = nothing;
    for (const selection of selections.selections) {
      const part =
        selection.kind === Kind.FIELD
          ? this.field(selection)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? this.measure(selection.selectionSet)
            : this.fragment(selection.name.value);
      sum = {
        fields: sum.fields + part.fields,
        depth: Math.max(sum.depth, part.depth),
        cost: sum.cost + part.cost,
        aliases: sum.aliases + part.aliases,
        directives: sum.directives + part.directives + (selection.directives?.length ?? 0),
      };
    }
    return sum;
  }

  private field(field: FieldNode): Measure {
    const inner = field.selectionSet ? this.measure(field.selectionSet) : nothing;
    return {
      fields: 1,
      depth: inner.depth + 1,
      cost: 1 + inner.cost * this.itemsOf(field),
      aliases: inner.aliases + (field.alias ? 1 : 0),
      directives: inner.directives,
    };
  }

  /** A cycle is refused by GraphQL's own rules; here it only must not be followed. */
  private fragment(name: string): Measure {
    const known = this.measured.get(name);
    if (known) return known;
    const definition = this.fragments.get(name);
    if (!definition || this.open.has(name)) return nothing;
    this.open.add(name);
    const inner = this.measure(definition.selectionSet);
    this.open.delete(name);
    this.measured.set(name, inner);
    return inner;
  }

  /** How many items a field may give: by its `first` or `last`; the largest page when that is a variable or left out. */
  private itemsOf(field: FieldNode): number {
    const most = LONG_LISTS.get(field.name.value);
    if (most !== undefined) return most;
    const size = field.arguments?.find(({ name }) => ['first', 'last'].includes(name.value))?.value;
    if (size?.kind === Kind.INT) return Math.min(Math.max(Number(size.value), 1), LARGEST_PAGE);
    return size || this.hasEdges(field.selectionSet) ? LARGEST_PAGE : 1;
  }

  /** Whether a selection is of a connection (Relay): it asks for `edges`, itself or by a fragment. */
  private hasEdges(selections: SelectionSetNode | undefined): boolean {
    return (selections?.selections ?? []).some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === 'edges';
      if (selection.kind === Kind.INLINE_FRAGMENT) return this.hasEdges(selection.selectionSet);
      return this.fragmentHasEdges(selection.name.value);
    });
  }

  /** Looked at once for each fragment, which also ends rings. */
  private fragmentHasEdges(name: string): boolean {
    const known = this.connections.get(name);
    if (known !== undefined) return known;
    this.connections.set(name, false);
    const found = this.hasEdges(this.fragments.get(name)?.selectionSet);
    this.connections.set(name, found);
    return found;
  }
}
