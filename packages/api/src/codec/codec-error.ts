/** What a codec throws on input it cannot read; the message is what a client is told, in Go's wording. */
export class DecodeError extends Error {
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
export class WrongForm extends WrongType {}

/** What Go's decoder calls a value in an error: `string`, `number 3.5`, `array`. */
export function goValueName(value: unknown, wantsNumber = false): string {
  if (Array.isArray(value)) return "array";
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
