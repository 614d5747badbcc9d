import type { ServerResponse } from "node:http";
import { ApiError } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import { containersOf } from "../pod/containers-of.ts";
import type { Runtime } from "../ports/runtime.ts";
import { followLog, readLog } from "./container-log.ts";
import { readLogRequest } from "./log-request.ts";

export interface LogServing {
  readonly runtime: Runtime;
  readonly pods: () => readonly Pod[];
}

export interface LogTarget {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly query: URLSearchParams;
}

/** Answers `/containerLogs/<namespace>/<pod>/<container>` with the log's text. Throws `ApiError`s before the first byte. */
export async function serveLogs(target: LogTarget, response: ServerResponse, { runtime, pods }: LogServing) {
  const request = readLogRequest(target.query, new Date());
  const id = await containerId(target, request.previous, { runtime, pods });
  const path = await runtime.containerLogPath(id);
  if (!path) throw new ApiError("NotFound", `the log of container "${target.container}" is gone`);
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  response.writeHead(200, { "content-type": "text/plain" });
  response.flushHeaders();
  const isRunning = async () => (await runtime.containerStatus(id))?.state === "Running";
  const text = request.follow
    ? followLog(path, { ...request, signal: gone.signal, isRunning })
    : readLog(path, request);
  for await (const part of text) {
    if (gone.signal.aborted) return;
    if (!response.write(part)) await drained(response);
  }
  response.end();
}

const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    response.once("drain", resolve);
    response.once("close", resolve);
  });

async function containerId(target: LogTarget, previous: boolean, { runtime, pods }: LogServing): Promise<string> {
  const { namespace, pod: name, container } = target;
  const pod = pods().find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
  if (!pod) throw new ApiError("NotFound", `pod "${name}" not found`);
  if (!containersOf(pod).some(({ spec }) => spec.name === container))
    throw new ApiError("NotFound", `container "${container}" not found in pod "${name}"`);
  const all = (await runtime.listContainers({ podUid: pod.metadata.uid })).filter(
    (one) => one.name === container && one.state !== "Created",
  );
  const [latest, before] = all;
  if (previous) {
    if (before) return before.id;
    throw new ApiError("BadRequest", `previous terminated container "${container}" in pod "${name}" not found`);
  }
  if (latest) return latest.id;
  throw new ApiError("BadRequest", `container "${container}" in pod "${name}" is waiting to start: ContainerCreating`);
}
