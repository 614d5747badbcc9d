import { DecodeError } from "./codec-error.ts";
import { isIntegerLike, keyOrder, setKey } from "./key-order.ts";

/** As Go's decoder: deeper nesting is refused. */
export const maxDepth = 10_000;

export interface ExactOptions {
  /** Told each key that an object has twice, by its path: `spec.containers[0].name`. */
  readonly duplicate?: (path: string) => void;
  /** Told the path of each key, in the order of the text. */
  readonly key?: (path: string) => void;
  /** Told each number that is written otherwise than an integer: `1.0`, `1e2`, `0.5`. */
  readonly fraction?: (number: WrittenNumber) => void;
}

/** A number as it stands in the text. */
export interface WrittenNumber {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/**
 * Reads JSON without loss: integers beyond ±2^53 as bigint, the order of integer-like keys remembered, duplicates reported
 * (the last one counts). Errors are worded as Go words them. Slower than JSON.parse, and without its recursion.
 */
export function parseExactJson(text: string, options: ExactOptions = {}): unknown {
  const parser = new Parser(text, options);
  return parser.document();
}

/** An object or array that is being read. `key` is what comes next, `keys` all so far. */
interface Open {
  readonly value: Record<string, unknown> | unknown[];
  readonly keys: Set<string> | undefined;
  key: string;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const words: Readonly<Record<string, { text: string; value: unknown }>> = {
  t: { text: "true", value: true },
  f: { text: "false", value: false },
  n: { text: "null", value: null },
};

class Parser {
  readonly #text: string;
  readonly #duplicate: ((path: string) => void) | undefined;
  readonly #tellKey: ((path: string) => void) | undefined;
  readonly #fraction: ((number: WrittenNumber) => void) | undefined;
  readonly #open: Open[] = [];
  #at = 0;

  constructor(text: string, options: ExactOptions) {
    this.#text = text;
    this.#duplicate = options.duplicate;
    this.#tellKey = options.key;
    this.#fraction = options.fraction;
  }

  document(): unknown {
    let value = this.#begin();
    while (true) {
      const parent = this.#open.at(-1);
      if (!parent) break;
      if (value !== opened) this.#put(parent, value);
      value = this.#next(parent, value === opened);
    }
    this.#space();
    if (this.#at < this.#text.length) this.#fail("after top-level value");
    return value;
  }

  /** Reads a value; an object or array is only opened. */
  #begin(): unknown {
    this.#space();
    const first = this.#text[this.#at];
    if (first === "{" || first === "[") {
      this.#at++;
      if (this.#open.length >= maxDepth) throw new DecodeError("exceeded max depth");
      this.#open.push(
        first === "{" ? { value: {}, keys: new Set(), key: "" } : { value: [], keys: undefined, key: "" },
      );
      return opened;
    }
    if (first === '"') return this.#string();
    const word = first === undefined ? undefined : words[first];
    return word ? this.#word(word) : this.#number();
  }

  /** Goes on inside an open object or array: its next value, or itself when it closes. */
  #next(parent: Open, isFirst: boolean): unknown {
    const isArray = parent.keys === undefined;
    const close = isArray ? "]" : "}";
    this.#space();
    const char = this.#text[this.#at];
    if (char === close) {
      this.#at++;
      this.#open.pop();
      return finish(parent);
    }
    if (!isFirst) {
      if (char !== ",") this.#fail(isArray ? "after array element" : "after object key:value pair");
      this.#at++;
    }
    if (!isArray) this.#key(parent);
    return this.#begin();
  }

  #key(parent: Open): void {
    this.#space();
    if (this.#text[this.#at] !== '"') this.#fail("looking for beginning of object key string");
    parent.key = this.#string();
    this.#tellKey?.(this.#path());
    if (parent.keys?.has(parent.key)) this.#duplicate?.(this.#path());
    parent.keys?.add(parent.key);
    this.#space();
    if (this.#text[this.#at] !== ":") this.#fail("after object key");
    this.#at++;
  }

  #put(parent: Open, value: unknown): void {
    if (Array.isArray(parent.value)) parent.value.push(value);
    else put(parent.value, parent.key, value);
  }

  #path(): string {
    let path = "";
    for (const { value, key } of this.#open) {
      path += Array.isArray(value) ? `[${value.length}]` : `${path ? "." : ""}${key}`;
    }
    return path;
  }

  #steps(): (string | number)[] {
    return this.#open.map(({ value, key }) => (Array.isArray(value) ? value.length : key));
  }

  #string(): string {
    const start = this.#at++;
    for (; this.#at < this.#text.length; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 34) {
        this.#at++;
        const inner = this.#text.slice(start + 1, this.#at - 1);
        return inner.includes("\\") ? (JSON.parse(`"${inner}"`) as string) : inner;
      }
      if (code < 32) this.#fail("in string literal");
      if (code === 92) this.#escape();
    }
    return this.#fail("");
  }

  #escape(): void {
    const kind = this.#text[++this.#at];
    if (kind === "u") {
      for (let i = 0; i < 4; i++) {
        const digit = this.#text[++this.#at];
        if (digit === undefined || !/[0-9a-fA-F]/.test(digit)) this.#fail("in \\u hexadecimal character escape");
      }
    } else if (kind === undefined || !'"\\/bfnrt'.includes(kind)) {
      this.#fail("in string escape code");
    }
  }

  #word({ text, value }: { text: string; value: unknown }): unknown {
    for (let i = 0; i < text.length; i++, this.#at++) {
      if (this.#text[this.#at] !== text[i]) this.#fail(`in literal ${text} (expecting '${text[i]}')`);
    }
    return value;
  }

  #number(): number | bigint {
    number.lastIndex = this.#at;
    const found = number.exec(this.#text)?.[0];
    if (found === undefined) {
      if (this.#text[this.#at] !== "-") this.#fail("looking for beginning of value");
      this.#at++;
      this.#fail("in numeric literal");
    }
    this.#at += found.length;
    const after = this.#text[this.#at];
    if (after === ".") {
      this.#at++;
      this.#fail("after decimal point in numeric literal");
    }
    if (after === "e" || after === "E") {
      this.#at++;
      this.#fail("in exponent of numeric literal");
    }
    const value = Number(found);
    if (/[.eE]/.test(found)) {
      this.#fraction?.({ path: this.#steps(), text: found });
      return value;
    }
    return Number.isSafeInteger(value) ? value : BigInt(found);
  }

  #space(): void {
    for (; this.#at < this.#text.length; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
    }
  }

  #fail(where: string): never {
    // Go tries a space where the text ends: only a token that it would break says so.
    if (this.#at >= this.#text.length) {
      throw new DecodeError(isInToken(where) ? `invalid character ' ' ${where}` : "unexpected end of JSON input");
    }
    const char = String.fromCodePoint(this.#text.codePointAt(this.#at) as number);
    const named = char === "'" ? "'\\''" : char === '"' ? "'\"'" : `'${JSON.stringify(char).slice(1, -1)}'`;
    throw new DecodeError(`invalid character ${named} ${where}`);
  }
}

const isInToken = (where: string): boolean => where.startsWith("in ") || where.endsWith("numeric literal");

/** Stands for a value that has only been opened. */
const opened = Symbol("opened");

function finish({ value, keys }: Open): unknown {
  if (!keys || Array.isArray(value)) return value;
  for (const key of keys) {
    if (!isIntegerLike(key)) continue;
    Object.defineProperty(value, keyOrder, { value: [...keys], configurable: true });
    break;
  }
  return value;
}

type Members = Record<string, unknown>;
const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A key that comes twice: Go reads the second object into the first, items of lists too, and lets anything else replace it. */
function merged(before: unknown, value: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(value)) {
    return value.map((item, i) => (i < before.length ? merged(before[i], item) : item));
  }
  if (!isMembers(before) || !isMembers(value)) return value;
  for (const [key, member] of Object.entries(value)) put(before, key, member);
  return before;
}

/** Only own keys are looked at: what an object inherits is not from the text. */
const put = (into: Members, key: string, value: unknown): void =>
  setKey(into, key, Object.hasOwn(into, key) ? merged(into[key], value) : value);
