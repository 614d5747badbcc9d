import {
  type ApiObject,
  applyDefaults,
  decodeProtobuf,
  kindOf,
  messageOfKind,
  parseJson,
  readEnvelope,
  stringifyJson,
  stringifyObject,
} from "@kubets/api";

/** The bytes to write for an object: its JSON without resourceVersion, which is etcd's to give. */
export function encodeStored(object: ApiObject): Buffer {
  if (object.metadata.resourceVersion === undefined) return Buffer.from(stringifyObject(object));
  const { resourceVersion: _, ...metadata } = object.metadata;
  return Buffer.from(stringifyObject({ ...object, metadata }));
}

/** What kube-apiserver's protobuf values begin with: `k8s` and a zero byte. */
const isProtobuf = (value: Uint8Array) =>
  value[0] === 0x6b && value[1] === 0x38 && value[2] === 0x73 && value[3] === 0x00;

/**
 * The JSON of a stored value, whichever of kube-apiserver's two forms it has. A value of its own form lacks what
 * kube-apiserver fills in whenever it reads; ours has it.
 */
export function storedJson(value: Uint8Array): Uint8Array {
  if (!isProtobuf(value)) return value;
  const { apiVersion, kind, raw } = readEnvelope(value);
  const message = messageOfKind(apiVersion, kind);
  if (!message) throw new Error(`a stored object of an unknown kind: ${apiVersion} ${kind}`);
  // Kind and apiVersion travel in the envelope only.
  const { kind: _, apiVersion: __, ...fields } = decodeProtobuf(message, raw) as Record<string, unknown>;
  const object = { kind, apiVersion, ...fields } as unknown as ApiObject;
  const known = kindOf(apiVersion, kind);
  return Buffer.from(stringifyJson(known ? applyDefaults(known, object) : object));
}

export function parseStored(json: Buffer): ApiObject {
  return parseJson(json.toString("utf8")) as ApiObject;
}

/** In Go's declaration order, what comes before `resourceVersion` in metadata. */
const before = ["name", "generateName", "namespace", "selfLink", "uid"] as const;

/** The object with its resourceVersion where Go writes it. */
export function withRevision(object: ApiObject, revision: number): ApiObject {
  const metadata: Record<string, unknown> = {};
  const given = object.metadata as Record<string, unknown>;
  for (const field of before) if (given[field] !== undefined) metadata[field] = given[field];
  metadata.resourceVersion = String(revision);
  for (const field in given) if (!(field in metadata)) metadata[field] = given[field];
  return { ...object, metadata };
}
