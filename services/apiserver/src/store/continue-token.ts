import { badRequest, goTypeOf, parseJson } from "@kubets/api";

export interface ContinueToken {
  /** Revision of the first page; −1 to go on at the latest one. */
  readonly revision: number;
  /** Where to go on: a path below what is listed (the resource's folder, or a namespace in it). */
  readonly startKey: string;
}

const version = "meta.k8s.io/v1";

/**
 * The token for what follows `lastPath`, in kube-apiserver's form, so that either server can go on with the other's. A list of an
 * older state goes on from a path with a slash: kube-apiserver takes it out of its cache, which names paths so.
 */
export function encodeContinue(
  lastPath: string,
  { revision, isOlder }: { revision: number; isOlder: boolean },
): string {
  return encodeStart(`${isOlder ? "/" : ""}${lastPath}\0`, revision);
}

/** The same place in the list as an expired token, at the latest revision. */
export function encodeStart(startKey: string, revision: number): string {
  return Buffer.from(JSON.stringify({ v: version, rv: revision, start: startKey })).toString("base64url");
}

export function decodeContinue(text: string): ContinueToken {
  const { v, rv, start } = parse(text);
  if (v !== version) throw invalidToken(`server does not recognize this encoded version ${v}`);
  if (rv === 0) {
    throw invalidToken("incorrect encoded start resourceVersion (version meta.k8s.io/v1)");
  }
  if (start === "") throw invalidToken("encoded start key empty (version meta.k8s.io/v1)");
  const startKey = start.startsWith("/") ? start.slice(1) : start;
  // A start key must not lead out of the folder.
  const isClean = start === "/" || startKey.split("/").every((part) => part !== "" && part !== "." && part !== "..");
  if (!isClean) throw invalidToken(start);
  return { revision: rv, startKey };
}

interface Fields {
  v: string;
  rv: number;
  start: string;
}

/** As Go reads a token: names in either case, the last of one name counts, and the first wrong value is told. */
function parse(text: string): Fields {
  const fields: Fields = { v: "", rv: 0, start: "" };
  try {
    const token: unknown = parseJson(bytesOf(text));
    if (token === null) return fields;
    if (typeof token !== "object" || Array.isArray(token)) {
      throw new Error(`json: cannot unmarshal ${goTypeOf(token)} into Go value of type storage.continueToken`);
    }
    for (const [given, value] of Object.entries(token)) {
      const name = given.toLowerCase();
      if (value === null || !(name in fields)) continue;
      if (!isWanted(name as keyof Fields, value)) {
        const shown =
          typeof value === "number" || typeof value === "bigint"
            ? `number${name === "rv" ? ` ${goNumber(value)}` : ""}`
            : goTypeOf(value);
        const wanted = name === "rv" ? "int64" : "string";
        throw new Error(`json: cannot unmarshal ${shown} into Go struct field continueToken.${name} of type ${wanted}`);
      }
      Object.assign(fields, { [name]: value });
    }
    return fields;
  } catch (cause) {
    throw invalidToken((cause as Error).message);
  }
}

const isWanted = (name: keyof Fields, value: unknown): boolean =>
  name === "rv" ? Number.isSafeInteger(value) : typeof value === "string";

const goNumber = (value: number | bigint): string =>
  Number.isInteger(value) ? BigInt(value).toString() : String(value);

/** Base64 without padding; line breaks in it are passed over. */
function bytesOf(text: string): Buffer {
  const illegal = text.search(/[^A-Za-z0-9_\r\n-]/);
  const letters = text.replace(/[\r\n]/g, "");
  const at = illegal < 0 && letters.length % 4 === 1 ? text.length - 1 : illegal;
  if (at >= 0) throw new Error(`illegal base64 data at input byte ${at}`);
  return Buffer.from(letters, "base64url");
}

const invalidToken = (why: string) => badRequest(`invalid continue token: continue key is not valid: ${why}`);
