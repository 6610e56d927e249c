import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import { LogeError } from '@loge/contracts';
import type { ErrorCode } from '@loge/contracts';
import { SaxesParser } from 'saxes';
import { filled } from './personal.js';

/** One `addRequest`, `modifyRequest`, `deleteRequest` or other element below the root, as written. */
export interface AafRequest {
  /** The name of the element. */
  readonly operation: string;
  /** The line it starts at, from 1. */
  readonly line: number;
  /** `categoriePersonne` or `categorieStructure`. */
  readonly category?: string;
  /** `identifier/id`: all that a `deleteRequest` need hold of whom it is about. */
  readonly id?: string;
  /** The values that are not empty, without control characters, trimmed, by the name of their attribute. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  /** It passed {@link MAX_RECORD_CHARACTERS}: what came after that is missing. */
  readonly tooLarge: boolean;
}

/** A person in several hundred classes has a tenth of this. */
const MAX_RECORD_CHARACTERS = 512 * 1024;
/** Between two tags, comments or the like; beyond it the file is no directory. */
const MAX_SILENT_CHARACTERS = 8 * 1024 * 1024;
const MAX_PROLOGUE_CHARACTERS = 64 * 1024;
const MAX_DEPTH = 8;
const ROOT = 'ficAlimMENESR';

/** The encodings that are met, by their declared names in lower case. */
const decoders: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'iso-8859-15': 'iso-8859-15',
  'iso-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
  latin1: 'windows-1252',
};

const broken = (code: ErrorCode, file: string, line: number): LogeError =>
  new LogeError(code, { file, line });

/** The decoder that the XML declaration calls for; without one it is UTF-8. A byte order mark is passed over. */
function decoderFor(head: Buffer, isUtf8: boolean, file: string): TextDecoder {
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(
    head.toString('latin1', 0, 256),
  )?.[1];
  const label = decoders[(declared ?? 'utf-8').toLowerCase()];
  // Text in another encoding is next to never valid UTF-8 by chance: the declaration is then wrong.
  if (!label || (label !== 'utf-8' && isUtf8)) throw broken('IMPORT_FILE_ENCODING', file, 1);
  return new TextDecoder(label, { fatal: true });
}

/** Gathers the requests of one file from the parser's events. */
class Gatherer {
  readonly done: AafRequest[] = [];
  started = false;
  private path: string[] = [];
  private current: { operation: string; line: number } | undefined;
  private attributes = new Map<string, string[]>();
  private category: string | undefined;
  private id: string | undefined;
  private attribute = '';
  private value: string | undefined;
  private size = 0;

  constructor(
    private readonly fail: (code: ErrorCode) => never,
    private readonly line: () => number,
  ) {}

  open(name: string, nameAttribute: string | undefined): void {
    this.path.push(name);
    const depth = this.path.length;
    if (depth > MAX_DEPTH) this.fail('IMPORT_FILE_BROKEN');
    if (depth === 1) {
      if (name !== ROOT) this.fail('IMPORT_FILE_BROKEN');
      this.started = true;
    } else if (depth === 2) {
      this.current = { operation: name, line: this.line() };
      this.attributes = new Map();
      this.category = undefined;
      this.id = undefined;
      this.size = 0;
    } else if (name === 'attr') {
      this.attribute = nameAttribute ?? '';
    } else if (name === 'value' || this.isIdentifier()) {
      this.value = '';
    }
  }

  text(text: string): void {
    this.size += text.length;
    if (this.value !== undefined && this.size <= MAX_RECORD_CHARACTERS) this.value += text;
  }

  /** Whether what is open now is the `id` of a request's `identifier`. */
  private isIdentifier(): boolean {
    return this.path.length === 4 && this.path[2] === 'identifier' && this.path[3] === 'id';
  }

  close(): void {
    if (this.isIdentifier()) {
      this.id = filled(this.value ?? '');
      this.value = undefined;
    }
    const name = this.path.pop();
    if (name === 'value' && this.value !== undefined) {
      this.keep(filled(this.value));
      this.value = undefined;
    }
    if (this.path.length === 1 && this.current) {
      const { attributes, category, id } = this;
      const tooLarge = this.size > MAX_RECORD_CHARACTERS;
      const told = { ...(category ? { category } : {}), ...(id ? { id } : {}) };
      this.done.push({ ...this.current, attributes, tooLarge, ...told });
      this.current = undefined;
    }
  }

  private keep(value: string | undefined): void {
    // Markup counts too: a record of a million empty values is too large all the same.
    this.size += this.attribute.length + 16;
    if (!value || this.size > MAX_RECORD_CHARACTERS) return;
    if (this.path.includes('operationalAttributes')) {
      if (this.attribute.startsWith('categorie')) this.category = value;
      return;
    }
    const values = this.attributes.get(this.attribute);
    if (values) values.push(value);
    else this.attributes.set(this.attribute, [value]);
  }
}

/**
 * Streams the requests of one AAF file. The DTD it may name is never fetched, and entities it may declare are never
 * expanded: only the five of XML itself are known.
 * @throws LogeError with file and line: `IMPORT_FILE_ENCODING`, `IMPORT_FILE_ENTITY` for declared or unknown
 * entities, `IMPORT_FILE_TRUNCATED` for a file that stops in its middle, `IMPORT_FILE_BROKEN` for any other that is
 * not well formed or no AAF file.
 */
export async function* readAafRequests(file: {
  readonly path: string;
  readonly name: string;
  /** Whether the whole file is valid UTF-8 with characters beyond ASCII. */
  readonly isUtf8: boolean;
}): AsyncGenerator<AafRequest> {
  const parser = new SaxesParser({ position: true });
  const fail = (code: ErrorCode): never => {
    throw broken(code, file.name, parser.line);
  };
  /** The parser stands where the chunk begins; the first byte that is no letter lies some lines below. */
  const failEncoding = (chunk: Buffer): never => {
    const lines = new TextDecoder().decode(chunk).split('\uFFFD', 1)[0]?.split('\n').length ?? 1;
    throw broken('IMPORT_FILE_ENCODING', file.name, parser.line + lines - 1);
  };
  let tagLine = 1;
  let ending = false;
  let silence = 0;
  const gatherer = new Gatherer(fail, () => tagLine);

  parser.on('error', (error) => {
    if (/entity/.test(error.message)) fail('IMPORT_FILE_ENTITY');
    fail(ending ? 'IMPORT_FILE_TRUNCATED' : 'IMPORT_FILE_BROKEN');
  });
  parser.on('doctype', (doctype) => {
    silence = 0;
    if (/<!ENTITY/i.test(doctype)) fail('IMPORT_FILE_ENTITY');
  });
  parser.on('opentagstart', () => {
    silence = 0;
    tagLine = parser.line;
  });
  parser.on('opentag', (tag) => gatherer.open(tag.name, nameOf(tag.attributes)));
  parser.on('text', (text) => gatherer.text(text));
  parser.on('cdata', (text) => gatherer.text(text));
  parser.on('closetag', () => {
    silence = 0;
    gatherer.close();
  });

  let decoder: TextDecoder | undefined;
  let read = 0;
  const write = (text: string): void => {
    silence += text.length;
    read += text.length;
    parser.write(text);
    if (silence > MAX_SILENT_CHARACTERS || (!gatherer.started && read > MAX_PROLOGUE_CHARACTERS)) {
      fail('IMPORT_FILE_BROKEN');
    }
  };
  for await (const chunk of createReadStream(file.path, {
    highWaterMark: 32 * 1024,
  }) as AsyncIterable<Buffer>) {
    decoder ??= decoderFor(chunk, file.isUtf8, file.name);
    write(decoded(decoder, chunk, () => failEncoding(chunk)));
    yield* gatherer.done.splice(0);
  }
  ending = true;
  if (decoder) write(decoded(decoder, undefined, () => fail('IMPORT_FILE_TRUNCATED')));
  parser.close();
  yield* gatherer.done.splice(0);
}

/** Without namespaces, attributes are plain texts. */
function nameOf(attributes: Readonly<Record<string, unknown>>): string | undefined {
  return typeof attributes.name === 'string' ? attributes.name : undefined;
}

/** Decodes a chunk, or with none what is left at the end; `wrong` throws for bytes the encoding does not have. */
function decoded(decoder: TextDecoder, chunk: Buffer | undefined, wrong: () => never): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    return wrong();
  }
}
