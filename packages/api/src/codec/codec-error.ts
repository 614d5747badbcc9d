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
  readonly #given: string;
  readonly #wanted: string;
  #struct = "";
  #path = "";

  /** What is wrong without where it stood. */
  readonly bare: string;

  constructor(given: string, wanted: string) {
    super(`json: cannot unmarshal ${given} into Go value of type ${wanted}`);
    this.#given = given;
    this.#wanted = wanted;
    this.bare = this.message;
  }

  within(struct: string, field: string): void {
    if (!this.#struct) this.#struct = struct;
    this.#path = this.#path ? `${field}.${this.#path}` : field;
    this.message = `json: cannot unmarshal ${this.#given} into Go struct field ${this.#struct}.${this.#path} of type ${this.#wanted}`;
  }
}

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
