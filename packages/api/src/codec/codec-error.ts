/** What a codec throws on input it cannot read; the message is what a client is told, in Go's wording. */
export class DecodeError extends Error {
  /** Ends Go's decoder at once; after others it reads on, and of several tells the first. */
  readonly isFatal: boolean = true;

  constructor(message: string) {
    super(message);
    this.name = "DecodeError";
  }
}

/**
 * A JSON value of the wrong type. It learns where it stood while it passes outwards through the messages: the innermost
 * names the Go struct, each one its field, so that no path is kept while everything is well.
 */
export class WrongType extends DecodeError {
  override readonly isFatal: boolean = false;
  /** What was given, as `goValueName` calls it. */
  readonly given: string;
  /** Go's name of the type that was wanted, or of its form where the type has another name. */
  readonly wanted: string;
  /** What is wrong without where it stood. */
  readonly bare: string;
  #struct = "";
  #path = "";
  #named = "";

  constructor(given: string, wanted: string) {
    super(`json: cannot unmarshal ${given} into Go value of type ${wanted}`);
    this.given = given;
    this.wanted = wanted;
    this.bare = this.message;
  }

  /** Go's name of the type that was wanted, as far as it is known. */
  get named(): string {
    return this.#named || this.wanted;
  }

  /** Stood in a field of a struct. `named` tells Go's name of the field's type by what Go calls types of its form. */
  within(struct: string, field: string, named: (form: string) => string): void {
    if (!this.#struct) {
      this.#struct = struct;
      this.#named = named(this.wanted);
    }
    this.#path = this.#path ? `${field}.${this.#path}` : field;
    this.message = `json: cannot unmarshal ${this.given} into Go struct field ${this.#struct}.${this.#path} of type ${this.#named}`;
  }
}

/** A value that a type with a JSON form of its own cannot read. */
export class WrongForm extends WrongType {
  override readonly isFatal = true;
}

/** A text that is no base64, or what else ends nothing. */
export class WrongText extends DecodeError {
  override readonly isFatal = false;
}

/** A number that is written with a point or an exponent, where only its text can be read. */
export class WrittenFraction {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): unknown {
    return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(this.text);
  }
}

/** What Go's decoder calls a value in an error: `string`, `number 3.5`, `array`. */
export function goValueName(value: unknown, wantsNumber = false): string {
  if (Array.isArray(value)) return "array";
  if (value instanceof WrittenFraction) return `number ${value.text}`;
  switch (typeof value) {
    case "number":
    case "bigint":
      return wantsNumber ? `number ${value}` : "number";
    case "boolean":
      return "bool";
    default:
      return typeof value;
  }
}
