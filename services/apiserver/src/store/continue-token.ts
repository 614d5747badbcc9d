import { badRequest, goTypeOf, parseJson } from "@kubets/api";

export interface ContinueToken {
  /** Revision of the first page; −1 to go on at the latest one. */
  readonly revision: number;
  /** Where to go on: a path below what is listed (the resource's folder, or a namespace in it). */
  readonly startKey: string;
}

const version = "meta.k8s.io/v1";

/** The token for what follows `lastPath`, in kube-apiserver's form, so that either server can go on with the other's. */
export function encodeContinue(lastPath: string, revision: number): string {
  return encodeStart(`${lastPath}\0`, revision);
}

/** The same place in the list as an expired token, at the latest revision. */
export function encodeStart(startKey: string, revision: number): string {
  return Buffer.from(JSON.stringify({ v: version, rv: revision, start: startKey })).toString("base64url");
}

export function decodeContinue(text: string): ContinueToken {
  const token = parse(text);
  const { v, rv, start } = token;
  if (v !== version) throw invalidToken(`server does not recognize this encoded version ${String(v ?? "")}`);
  if (typeof rv !== "number" || rv === 0) {
    throw invalidToken("incorrect encoded start resourceVersion (version meta.k8s.io/v1)");
  }
  if (typeof start !== "string" || start === "") throw invalidToken("encoded start key empty (version meta.k8s.io/v1)");
  const startKey = start.startsWith("/") ? start.slice(1) : start;
  // A start key must not lead out of the folder.
  const isClean = start === "/" || startKey.split("/").every((part) => part !== "" && part !== "." && part !== "..");
  if (!isClean) throw invalidToken(start);
  return { revision: rv, startKey };
}

function parse(text: string): { v?: unknown; rv?: unknown; start?: unknown } {
  try {
    const illegal = text.search(/[^A-Za-z0-9_-]/);
    if (illegal >= 0) throw new Error(`illegal base64 data at input byte ${illegal}`);
    const token: unknown = parseJson(Buffer.from(text, "base64url"));
    if (typeof token === "object" && token !== null && !Array.isArray(token)) return token;
    throw new Error(`json: cannot unmarshal ${goTypeOf(token)} into Go value of type storage.continueToken`);
  } catch (cause) {
    throw invalidToken((cause as Error).message);
  }
}

const invalidToken = (why: string) => badRequest(`invalid continue token: continue key is not valid: ${why}`);
