import {
  ApiError,
  type ApiObject,
  badRequest,
  kinds,
  labelSelectorOf,
  stringifyJson,
  updateManagedFields,
} from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import type { Eviction, PodDisruptionBudget } from "@kubets/api/types/policy-v1";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import type { RoadDeps } from "../road/deps.ts";
import { withMetadata } from "../road/with-metadata.ts";
import { removeObject } from "../verbs/delete.ts";
import { readDeleteOptions } from "../verbs/delete-options.ts";
import { checkDeletePreconditions } from "../verbs/preconditions.ts";
import { beginWriting, inNamespace } from "../verbs/writing.ts";
import { withCondition } from "./conditions.ts";
import { decideDisruption, isUnguarded, mayGoUnhealthy } from "./disruption.ts";
import { readBody, success } from "./read-body.ts";

/** POST pods/eviction: deletes a pod, if the budget that covers it allows. */
export async function evict(call: Call, deps: RoadDeps): Promise<Answer> {
  const eviction = inNamespace(readBody(call, ["policy/v1beta1"]), call) as ApiObject & Eviction;
  if (eviction.metadata.name !== call.name) {
    throw badRequest("name in URL does not match name in Eviction object");
  }
  const { object } = await deps.store.get(kinds.Pod, call.namespace, call.name);
  const pod = object as ApiObject & Pod;
  if (!isUnguarded(pod)) await askBudget(pod, call, deps);
  await deletePod(eviction, call, deps);
  return success();
}

async function askBudget(pod: Pod, call: Call, deps: RoadDeps): Promise<void> {
  const budgets = deps.store
    .peekAll(kinds.PodDisruptionBudget, { namespace: call.namespace })
    .map(({ object }) => object as ApiObject & PodDisruptionBudget)
    .filter(({ spec }) => covers(spec.selector, pod));
  if (budgets.length > 1) throw new ApiError("Unknown", severalBudgets);
  const [budget] = budgets;
  if (!budget || mayGoUnhealthy(pod, budget)) return;
  await deps.store.update(
    kinds.PodDisruptionBudget,
    call.namespace,
    budget.metadata.name ?? "",
    ({ object }) => {
      const now = deps.now();
      const next = decideDisruption(object as ApiObject & PodDisruptionBudget, call.name, now);
      return { object: withMetadata(ownedByServer(next, object, now), { resourceVersion: undefined }) };
    },
    { dryRun: call.options.dryRun },
  );
}

/** What an eviction takes from a budget is written by the server, not by who evicts. */
const ownedByServer = (next: ApiObject, previous: ApiObject, now: Date): ApiObject =>
  updateManagedFields({
    kind: kinds.PodDisruptionBudget,
    subresource: "status",
    manager: "kube-apiserver",
    now,
    previous,
    next,
    resetFields: [["spec"]],
  });

/** A budget without a selector covers nothing; an empty one covers the namespace. */
const covers = (selector: PodDisruptionBudget["spec"]["selector"], { metadata }: Pod) =>
  selector !== undefined && labelSelectorOf(selector).matches(metadata.labels);

const severalBudgets =
  "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.";

/** Marks the pod as disrupted, then deletes it as a delete with the eviction's options would. */
async function deletePod({ deleteOptions }: Eviction, call: Call, deps: RoadDeps): Promise<void> {
  const bytes = Buffer.from(stringifyJson({ ...deleteOptions, kind: "DeleteOptions", apiVersion: "policy/v1" }));
  const asked: Call = { ...call, verb: "delete", subresource: undefined, body: { bytes, encoding: "json" } };
  const options = readDeleteOptions(asked);
  const dryRun = options.dryRun || call.options.dryRun;
  if (!dryRun) {
    const marked = await deps.store.update(kinds.Pod, call.namespace, call.name, (entry) => {
      checkDeletePreconditions(entry, { kind: call.kind, holdsItself: false }, options.preconditions);
      return {
        object: withMetadata(disrupted(entry.object as ApiObject & Pod, deps.now()), { resourceVersion: undefined }),
      };
    });
    const { resourceVersion } = options.preconditions;
    const preconditions = resourceVersion
      ? { ...options.preconditions, resourceVersion: String(marked.revision) }
      : options.preconditions;
    await removeObject(beginWriting(asked, deps), { ...options, preconditions });
    return;
  }
  await removeObject(beginWriting(asked, deps), { ...options, dryRun });
}

const disrupted = (pod: ApiObject & Pod, now: Date): ApiObject => ({
  ...pod,
  status: withCondition(
    pod.status,
    { type: "DisruptionTarget", status: "True", reason: "EvictionByEvictionAPI", message: "Eviction API: evicting" },
    now,
  ),
});
