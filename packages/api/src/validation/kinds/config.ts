import { parseJson } from "../../codec/parse-json.ts";
import type { ConfigMap, Secret } from "../../generated/types/core-v1.ts";
import { goTypeOf } from "../../patch/go-text.ts";
import { isObject } from "../../patch/json-object.ts";
import { sameValue, unchanged } from "../common.ts";
import { byteLength } from "../formats/format.ts";
import { isConfigMapKey } from "../formats/names.ts";
import { type Found, forbiddenValue, invalidValue, report, requiredValue, tooLongValue } from "../found.ts";
import { rulesOf } from "../rules.ts";

/** The most that one ConfigMap or Secret holds, in bytes. */
const maxSize = 1024 * 1024;
const immutableRule = "field is immutable when `immutable` is set";

type Entries = Readonly<Record<string, string>>;

/** Null is no bytes. */
const decodedLength = (base64: string | null): number =>
  !base64 ? 0 : Math.floor((base64.length * 3) / 4) - (base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0);

export const configMap = rulesOf<ConfigMap>({
  validate: ({ data = {}, binaryData = {} }, found) => {
    let size = 0;
    for (const key in data) {
      report(found, `data[${key}]`, key, isConfigMapKey(key));
      if (key in binaryData) found.push(invalidValue(`data[${key}]`, key, "duplicate of key present in binaryData"));
      size += byteLength(data[key] as string);
    }
    for (const key in binaryData) {
      report(found, `binaryData[${key}]`, key, isConfigMapKey(key));
      size += decodedLength(binaryData[key] as string | null);
    }
    // A path of no name is written so.
    if (size > maxSize) found.push(tooLongValue("[]", maxSize));
  },
  validateChange: ({ next, previous }, found) => {
    if (!previous.immutable) return;
    if (!next.immutable) found.push(forbiddenValue("immutable", immutableRule));
    for (const name of ["data", "binaryData"] as const) {
      if (!sameValue(next[name] ?? {}, previous[name] ?? {})) found.push(forbiddenValue(name, immutableRule));
    }
  },
});

/** What a Secret of a well-known type must hold. */
const neededKeys: Readonly<Record<string, readonly string[]>> = {
  "kubernetes.io/dockercfg": [".dockercfg"],
  "kubernetes.io/dockerconfigjson": [".dockerconfigjson"],
  "kubernetes.io/ssh-auth": ["ssh-privatekey"],
  "kubernetes.io/tls": ["tls.crt", "tls.key"],
};
const jsonTypes = ["kubernetes.io/dockercfg", "kubernetes.io/dockerconfigjson"];
const serviceAccountName = "kubernetes.io/service-account.name";

export const secret = rulesOf<Secret>({
  validate: ({ metadata, data = {}, type = "" }, found) => {
    let size = 0;
    for (const key in data) {
      report(found, `data[${key}]`, key, isConfigMapKey(key));
      size += decodedLength(data[key] as string | null);
    }
    if (size > maxSize) found.push(tooLongValue("data", maxSize));
    if (type === "kubernetes.io/service-account-token" && !metadata?.annotations?.[serviceAccountName]) {
      found.push(requiredValue(`metadata.annotations[${serviceAccountName}]`));
    }
    if (type === "kubernetes.io/basic-auth" && !("username" in data) && !("password" in data)) {
      found.push(requiredValue("data[username]"), requiredValue("data[password]"));
    }
    for (const key of neededKeys[type] ?? []) {
      if (!(key in data) || (type === "kubernetes.io/ssh-auth" && !data[key])) {
        found.push(requiredValue(`data[${key}]`));
      } else if (jsonTypes.includes(type)) validateJson(data, key, found);
    }
  },
  validateChange: ({ next, previous }, found) => {
    unchanged(found, "type", next.type, previous.type);
    if (!previous.immutable) return;
    if (!next.immutable) found.push(forbiddenValue("immutable", immutableRule));
    if (!sameValue(next.data ?? {}, previous.data ?? {})) found.push(forbiddenValue("data", immutableRule));
  },
});

function validateJson(data: Entries, key: string, found: Found): void {
  try {
    const value = parseJson(Buffer.from(data[key] ?? "", "base64"));
    if (value === null || isObject(value)) return;
    throw new Error(`json: cannot unmarshal ${goTypeOf(value)} into Go value of type map[string]interface {}`);
  } catch (error) {
    // Of the text, which is a secret, the parser's words quote one character at most.
    const detail = error instanceof Error ? error.message : String(error);
    found.push(invalidValue(`data[${key}]`, "<secret contents redacted>", detail));
  }
}
