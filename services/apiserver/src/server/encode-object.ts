import { ApiError, encodeProtobuf, messageOfKind, stringifyJson } from "@kubets/api";
import { acceptedMediaTypes, type Encoding } from "./negotiate.ts";
import { envelope } from "./protobuf-envelope.ts";
import { stringifyYaml } from "./stringify-yaml.ts";

export interface EncodeOptions {
  readonly encoding: Encoding;
  readonly pretty: boolean;
}

/** Anything that names its kind. */
export interface Encodable {
  readonly kind: string;
  readonly apiVersion?: string;
}

/** The bytes of an object as an answer; JSON ends with a newline, as Go's encoder writes it. */
export function encodeObject(object: Encodable, { encoding, pretty }: EncodeOptions): Buffer {
  if (encoding === "protobuf") return encodeEnveloped(object);
  if (encoding === "yaml") return Buffer.from(stringifyYaml(object));
  return Buffer.from(pretty ? prettyJson(object) : `${stringifyJson(object)}\n`);
}

/** In V8, and not yet in TypeScript's library. */
const rawJson = JSON as unknown as { rawJSON(text: string): unknown };

/** Two spaces, as Go indents; a 64-bit number that JSON.stringify cannot write stands as it is in the compact text. */
function prettyJson(object: Encodable): string {
  const bigNumbers = (_key: string, value: unknown) =>
    typeof value === "bigint" ? rawJson.rawJSON(String(value)) : value;
  return `${JSON.stringify(object, bigNumbers, 2)}\n`;
}

function encodeEnveloped({ apiVersion = "", ...object }: Encodable): Buffer {
  // Two of the oldest documents do not name their version.
  const message = messageOfKind(apiVersion || "v1", object.kind);
  if (!message) {
    const accepted = acceptedMediaTypes.join(", ");
    throw new ApiError("NotAcceptable", `only the following media types are accepted: ${accepted}`);
  }
  return envelope({ apiVersion, kind: object.kind }, [Buffer.from(encodeProtobuf(message, object))]);
}
