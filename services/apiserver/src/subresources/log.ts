import { ApiError, type ApiObject, badRequest, type FieldError, invalid, kinds } from "@kubets/api";
import type { Node, Pod } from "@kubets/api/types/core-v1";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import type { RoadDeps, VerbHandler } from "../road/deps.ts";
import { integer } from "../road/read-options.ts";

/** Where a kubelet listens. */
export interface KubeletAddress {
  readonly host: string;
  readonly port: number;
}

/** HTTPS to the kubelets, with the server's own certificate; `insecure`: whoever answers is believed. */
export interface KubeletClient {
  /** Types of a node's addresses, the one to be tried first. */
  readonly addressTypes: readonly string[];
  readonly get: (request: {
    readonly address: KubeletAddress;
    /** `/containerLogs/default/web-0/main?follow=true`. */
    readonly path: string;
    readonly insecure: boolean;
    readonly signal: AbortSignal;
  }) => Promise<{ readonly code: number; readonly body: AsyncIterable<Uint8Array> }>;
}

const defaultPort = 10250;

/** GET pods/log: the kubelet's text, as it comes. */
export const readLog =
  (kubelet: KubeletClient): VerbHandler =>
  async (call, deps) => {
    const options = readOptions(call);
    const { object } = await deps.store.get(kinds.Pod, call.namespace, call.name);
    const pod = object as ApiObject & Pod;
    const container = containerOf(pod, options.get("container") ?? "");
    // A pod that no node has taken yet has nothing to say.
    if (!pod.spec.nodeName) return { is: "text", code: 204, text: "" };
    const address = await addressOf(pod.spec.nodeName, kubelet.addressTypes, deps);
    const insecure = options.get("insecureSkipTLSVerifyBackend") === "true";
    const path = `/containerLogs/${call.namespace}/${call.name}/${container}${queryOf(options)}`;
    const { code, body } = await kubelet.get({ address, path, insecure, signal: call.end.signal });
    if (code >= 200 && code < 300) return { is: "stream", code: 200, contentType: "text/plain", body };
    throw await refusedByKubelet(call, code, body);
  };

const passed = ["follow", "previous", "timestamps", "sinceSeconds", "sinceTime", "tailLines", "limitBytes"] as const;

/** In the order of the names, as Go writes a query. */
function queryOf(options: URLSearchParams): string {
  const query = new URLSearchParams({ stream: "All" });
  for (const name of passed) {
    const value = options.get(name);
    if (value && value !== "false") query.set(name, value);
  }
  query.sort();
  return `?${query}`;
}

function readOptions({ options: { query }, name }: Call): URLSearchParams {
  const number = (field: string) => (query.get(field) ? integer(query, field) : undefined);
  const bad = (field: string, detail: string): FieldError => ({
    type: "FieldValueInvalid",
    field,
    value: number(field),
    detail,
  });
  checkTime(query.get("sinceTime"));
  const errors: FieldError[] = [
    ...((number("tailLines") ?? 0) < 0 ? [bad("tailLines", "must be greater than or equal to 0")] : []),
    ...((number("limitBytes") ?? 1) < 1 ? [bad("limitBytes", "must be greater than 0")] : []),
    ...(query.get("sinceSeconds") && query.get("sinceTime")
      ? [
          {
            type: "FieldValueForbidden",
            field: "[]",
            detail: "at most one of `sinceTime` or `sinceSeconds` may be specified",
          } as const,
        ]
      : (number("sinceSeconds") ?? 1) < 1
        ? [bad("sinceSeconds", "must be greater than 0")]
        : []),
    // The streams of a container are one: to tell them apart is an alpha feature.
    ...(query.get("stream")
      ? [{ type: "FieldValueForbidden", field: "stream", detail: "may not be specified" } as const]
      : []),
  ];
  if (errors.length) throw invalid({ group: "", kind: "PodLogOptions" }, name, errors);
  return query;
}

function checkTime(text: string | null): void {
  if (!text || !Number.isNaN(Date.parse(text))) return;
  const shape = "2006-01-02T15:04:05Z07:00";
  throw badRequest(
    `parsing time ${JSON.stringify(text)} as "${shape}": cannot parse ${JSON.stringify(text)} as "2006"`,
  );
}

/** The container that is meant: one that is named must be the pod's, of several one must be named. */
export function containerOf({ metadata, spec }: Pod, asked: string): string {
  const { initContainers = [], containers, ephemeralContainers = [] } = spec;
  const all = [...initContainers, ...containers, ...ephemeralContainers].map(({ name }) => name);
  if (asked) {
    if (!all.includes(asked)) throw badRequest(`container ${asked} is not valid for pod ${metadata.name}`);
    return asked;
  }
  const [only] = containers;
  if (only && containers.length === 1) return only.name;
  const choice = containers.length ? `, choose one of: [${all.join(" ")}]` : "";
  throw badRequest(`a container name must be specified for pod ${metadata.name}${choice}`);
}

/** By the first of the preferred kinds of address that the node reports, and the port it says. */
export async function addressOf(
  nodeName: string,
  types: readonly string[],
  { store }: Pick<RoadDeps, "store">,
): Promise<KubeletAddress> {
  const { object } = await store.get(kinds.Node, "", nodeName);
  const { status } = object as ApiObject & Node;
  const addresses = status?.addresses ?? [];
  const found = types.map((type) => addresses.find((one) => one.type === type)).find((one) => one?.address);
  if (!found) {
    throw new ApiError(
      "Unknown",
      `no preferred addresses found; known addresses: [${addresses.map(({ address }) => address).join(" ")}]`,
    );
  }
  return { host: found.address, port: status?.daemonEndpoints?.kubeletEndpoint?.Port || defaultPort };
}

const shownBytes = 2048;

/** What the kubelet says of why not, in the words of a Status. */
async function refusedByKubelet(call: Call, code: number, body: AsyncIterable<Uint8Array>): Promise<ApiError> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= shownBytes) break;
  }
  const said = Buffer.concat(chunks).subarray(0, shownBytes).toString("utf8").trim();
  const details = { name: call.name, kind: "pods/log" };
  if (code === 400) return new ApiError("BadRequest", said, { details });
  if (code === 404)
    return new ApiError("NotFound", `the server could not find the requested resource ( pods/log ${call.name})`, {
      details,
    });
  return new ApiError("InternalError", said || `an error on the server has prevented the request from succeeding`, {
    details,
    code,
  });
}

export type LogAnswer = Extract<Answer, { is: "stream" }>;
