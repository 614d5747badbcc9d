import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type ApiObject, allKinds, decodeObject, encodeEnvelope, type Kind, parseJson } from "@kubets/api";

/** A value as kube-apiserver writes it into etcd, of every kind that is stored, with every field set. */
export interface RecordedValue {
  readonly kind: Kind;
  /** As etcd holds it: without resourceVersion, which is etcd's to give. */
  readonly object: ApiObject;
  /** In the envelope of Kubernetes' protobuf. */
  readonly protobuf: Buffer;
}

const vectors = new URL("../../packages/api/testdata/roundtrip/vectors.json.gz", import.meta.url);

const isStored = ({ storage, storageKind, group, version }: Kind) =>
  storage !== "" && storageKind.group === group && storageKind.version === version;

export function recordedValues(): RecordedValue[] {
  const recorded = Object.values(JSON.parse(gunzipSync(readFileSync(vectors)).toString())) as { json: string }[];
  return recorded.flatMap(({ json }) => {
    const value = parseJson(json) as ApiObject;
    const kind = allKinds.find(({ apiVersion, kind: name }) => value.apiVersion === apiVersion && value.kind === name);
    if (!kind || !isStored(kind)) return [];
    const object = stored(kind, value);
    return [{ kind, object, protobuf: Buffer.from(encodeEnvelope(kind, kind.message, object)) }];
  });
}

function stored(kind: Kind, { metadata: { resourceVersion: _, ...metadata }, ...rest }: ApiObject): ApiObject {
  const { namespace, ...clusterWide } = metadata;
  return decodeObject(kind, { ...rest, metadata: kind.namespaced ? { ...metadata, namespace } : clusterWide });
}

/** The key of an object, by the form of kube-apiserver's keys: `/registry/pods/<namespace>/<name>`. */
export function keyByForm(form: string, { metadata: { namespace = "", name = "" } }: ApiObject): string {
  return form.replace("<namespace>", namespace).replace("<name>", name);
}

/** The forms of all keys, one a line. */
export const keyForms: readonly string[] = readFileSync(new URL("./golden/etcd-keys.txt", import.meta.url), "utf8")
  .trim()
  .split("\n");
