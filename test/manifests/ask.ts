import type { TestClient } from "../../services/apiserver/src/server/testing-client.ts";
import type { Manifest } from "./find-documents.ts";

/** What a server says of a manifest: only what a client can rely on from server to server. */
export interface Said {
  readonly code: number;
  readonly warnings: readonly string[];
  readonly body: unknown;
}

export type Form = "JSON" | "YAML";

/** Sends a manifest as a create that changes nothing, as `kubectl` does (JSON) or as its author wrote it (YAML). */
export async function ask(client: TestClient, manifest: Manifest, form: Form): Promise<Said> {
  const body = form === "JSON" ? manifest.object : manifest.text;
  const headers = { "content-type": `application/${form.toLowerCase()}`, "user-agent": "manifests/1.0" };
  const answer = await client.send("POST", `${placeOf(manifest)}?dryRun=All`, { body, headers });
  const warnings = [answer.headers.warning ?? []].flat().flatMap((header) => header.split(/, (?=299 )/));
  return { code: answer.code, warnings, body: blanked(answer.json ?? answer.text) };
}

/** Namespaced objects without a namespace are asked about in this one. */
export const usualNamespace = "default";

export const namespaceOf = ({ object }: Manifest): string => String(object.metadata?.namespace || usualNamespace);

/** The collection that a manifest's object belongs in. */
function placeOf(manifest: Manifest): string {
  const { kind } = manifest;
  const version = kind.group ? `/apis/${kind.apiVersion}` : `/api/${kind.apiVersion}`;
  const namespace = kind.namespaced ? `/namespaces/${encodeURIComponent(namespaceOf(manifest))}` : "";
  return `${version}${namespace}/${kind.plural}`;
}

const uid = /"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"/g;
const recent = new RegExp(`"${new Date().getUTCFullYear()}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z"`, "g");
/** Suffix of the volume that holds a pod's token. */
const tokenVolume = /kube-api-access-[a-z0-9]{5}\b/g;

/** Takes out what no two servers have in common: identities, revisions, the time of the request, what is drawn by lot. */
function blanked(body: unknown): unknown {
  const text = JSON.stringify(body).replaceAll(uid, '"<uid>"').replaceAll(recent, '"<now>"');
  const value = JSON.parse(text.replaceAll(tokenVolume, "kube-api-access-<lot>"));
  if (value?.kind === "Service") blankAddresses(value);
  if (value?.metadata?.generateName) value.metadata.name = value.metadata.name?.replace(/.{5}$/, "<lot>");
  if (value?.metadata?.resourceVersion) value.metadata.resourceVersion = "<revision>";
  return value;
}

interface ServiceBody {
  readonly spec?: {
    clusterIP?: string;
    clusterIPs?: string[];
    healthCheckNodePort?: number;
    ports?: { nodePort?: number }[];
  };
}

function blankAddresses({ spec }: ServiceBody): void {
  if (!spec) return;
  const blank = (address: string) => (address.startsWith("10.96.") ? "<address>" : address);
  if (spec.clusterIP) spec.clusterIP = blank(spec.clusterIP);
  if (spec.clusterIPs) spec.clusterIPs = spec.clusterIPs.map(blank);
  if (spec.healthCheckNodePort) spec.healthCheckNodePort = 1;
  for (const port of spec.ports ?? []) if (port.nodePort) port.nodePort = 1;
}
