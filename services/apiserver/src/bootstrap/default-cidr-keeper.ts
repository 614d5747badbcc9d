import { isDeepStrictEqual } from "node:util";
import { type ApiObject, formatTime, kinds } from "@kubets/api";
import type { ServiceCIDR } from "@kubets/api/types/networking-v1";
import { eventOfFinding } from "../allocation/repair/event-of-finding.ts";
import { defaultServiceCidr } from "../allocation/service-cidrs.ts";
import type { RoadDeps } from "../road/deps.ts";
import { createObject } from "../verbs/create.ts";
import { patch } from "../verbs/patch.ts";
import { beginWriting } from "../verbs/writing.ts";
import { complete, systemCall } from "./system-call.ts";

const controller = "kubernetes-service-cidr-controller";
export const keepCidrMs = 10_000;

export type CidrStep =
  | { readonly do: "nothing" }
  | { readonly do: "create" }
  /** A second family was added to the settings. */
  | { readonly do: "grow" }
  | { readonly do: "markReady" }
  /** The servers say one thing, the object another; a person must decide. */
  | { readonly do: "tell"; readonly note: string };

/** What the ServiceCIDR `kubernetes` needs to be what the servers are configured with. */
export function decideDefaultCidr(found: ServiceCIDR | undefined, configured: readonly string[]): CidrStep {
  if (!found) return { do: "create" };
  const cidrs = found.spec?.cidrs ?? [];
  if (configured.length === 2 && cidrs.length === 1 && cidrs[0] === configured[0]) return { do: "grow" };
  if (found.metadata.deletionTimestamp) return { do: "nothing" };
  if (!isDeepStrictEqual(cidrs, configured)) {
    const flags = configured.join(" ");
    const note = `The default ServiceCIDR [${cidrs.join(" ")}] does not match the controller flag configurations [${flags}]`;
    return { do: "tell", note };
  }
  const ready = found.status?.conditions?.find(({ type }) => type === "Ready")?.status ?? "Unknown";
  return ready === "Unknown" ? { do: "markReady" } : { do: "nothing" };
}

/** Each call is one step towards it. */
export function defaultCidrKeeper(deps: RoadDeps, configured: readonly string[]): () => Promise<void> {
  let told = false;
  return async () => {
    const found = deps.store.peek(kinds.ServiceCIDR, "", defaultServiceCidr);
    const step = decideDefaultCidr(found?.object as unknown as ServiceCIDR | undefined, configured);
    if (step.do === "create") await createCidr(deps, configured);
    else if (step.do === "grow") await write(deps, { patchType: "merge", object: { spec: { cidrs: configured } } });
    else if (step.do === "markReady") await markReady(deps);
    else if (step.do === "tell" && !told && found) {
      told = true;
      await tell(deps, found.object, step.note);
    }
  };
}

async function createCidr(deps: RoadDeps, cidrs: readonly string[]): Promise<void> {
  const object = {
    kind: "ServiceCIDR",
    apiVersion: "networking.k8s.io/v1",
    metadata: { name: defaultServiceCidr },
    spec: { cidrs },
  };
  const call = systemCall({ kind: kinds.ServiceCIDR, verb: "create", object, name: "" });
  await createObject(beginWriting(call, deps), complete(kinds.ServiceCIDR, object));
}

function markReady(deps: RoadDeps): Promise<unknown> {
  const condition = {
    type: "Ready",
    status: "True",
    lastTransitionTime: formatTime(deps.now()),
    message: "Kubernetes default Service CIDR is ready",
  };
  const metadata = { name: defaultServiceCidr };
  const object = {
    kind: "ServiceCIDR",
    apiVersion: "networking.k8s.io/v1",
    metadata,
    status: { conditions: [condition] },
  };
  return write(deps, { patchType: "apply", object, subresource: "status" });
}

interface CidrPatch {
  readonly patchType: "apply" | "merge";
  readonly object: object;
  readonly subresource?: string;
}

const write = (deps: RoadDeps, change: CidrPatch): Promise<unknown> =>
  patch(
    systemCall({
      kind: kinds.ServiceCIDR,
      verb: "patch",
      name: defaultServiceCidr,
      ...(change.patchType === "apply" ? { fieldManager: controller } : {}),
      ...change,
    }),
    deps,
  );

async function tell(deps: RoadDeps, about: ApiObject, note: string): Promise<void> {
  const kind = kinds["events.k8s.io/v1/Event"];
  const reason = "KubernetesDefaultServiceCIDRInconsistent";
  const object = eventOfFinding({ about, reason, action: "ServiceCIDRCheck", note }, controller, deps.now());
  const call = systemCall({ kind, verb: "create", object, name: "", namespace: "default" });
  await createObject(beginWriting(call, deps), complete(kind, object));
}
