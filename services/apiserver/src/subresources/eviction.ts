import {
  ApiError,
  type ApiObject,
  badRequest,
  invalid,
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
import { type DeleteOptions, readDeleteOptions } from "../verbs/delete-options.ts";
import { checkDeletePreconditions } from "../verbs/preconditions.ts";
import { beginWriting, inNamespace } from "../verbs/writing.ts";
import { withCondition } from "./conditions.ts";
import { decideDisruption, isUnguarded, mayGoUnhealthy, stillProcessed } from "./disruption.ts";
import { readBody, success } from "./read-body.ts";

/** Pods that have not begun are looked at again when they change meanwhile, so often. */
const mostAttempts = 20;

/** POST pods/eviction: deletes a pod, if the budget that covers it allows. */
export async function evict(call: Call, deps: RoadDeps): Promise<Answer> {
  const eviction = inNamespace(readBody(call, ["policy/v1beta1"]), call) as ApiObject & Eviction;
  if (eviction.metadata.name !== call.name) {
    throw badRequest("name in URL does not match name in Eviction object");
  }
  refuseIgnoringErrors(eviction, call);
  const asked = deleteCall(eviction, call);
  const wanted = readDeleteOptions(asked);
  const options = { ...wanted, dryRun: wanted.dryRun || call.options.dryRun };
  for (let attempt = 1; ; attempt++) {
    try {
      await evictOnce(asked, options, deps);
      return success();
    } catch (error) {
      if (!(error instanceof PodHasChanged) || attempt === mostAttempts) throw asTold(error);
    }
  }
}

/** A pod that is not ready, or has not begun, is to be deleted only while it is so. */
async function evictOnce(call: Call, options: DeleteOptions, deps: RoadDeps): Promise<void> {
  const { object, revision } = await deps.store.get(kinds.Pod, call.namespace, call.name);
  const pod = object as ApiObject & Pod;
  const asIs = withRevision(options, String(revision));
  const guardedByCaller = options.preconditions.resourceVersion !== undefined;
  if (isUnguarded(pod)) {
    const mayBegin = pod.status.phase === "Pending" && !guardedByCaller;
    if (!mayBegin) return deletePod(call, options, deps);
    return deletePod(call, asIs, deps).catch((error) => {
      throw isConflict(error) ? new PodHasChanged(error) : error;
    });
  }
  const budget = await askBudget(pod, { call, dryRun: options.dryRun }, deps);
  if (!budget) return deletePod(call, options, deps);
  return deletePod(call, asIs, deps).catch((error) => {
    throw isConflict(error) && !guardedByCaller ? stillProcessed(budget) : error;
  });
}

/** The pod is another than was looked at; its cause is the conflict. */
class PodHasChanged extends Error {
  constructor(cause: unknown) {
    super("the pod has changed", { cause });
  }
}

const asTold = (error: unknown): unknown => (error instanceof PodHasChanged ? error.cause : error);

const isConflict = (error: unknown): boolean => error instanceof ApiError && error.reason === "Conflict";

const withRevision = (options: DeleteOptions, resourceVersion: string): DeleteOptions => ({
  ...options,
  preconditions: { ...options.preconditions, resourceVersion },
});

function refuseIgnoringErrors({ deleteOptions }: Eviction, call: Call): void {
  if (!deleteOptions?.ignoreStoreReadErrorWithClusterBreakingPotential) return;
  const field = "deleteOptions.ignoreStoreReadErrorWithClusterBreakingPotential";
  const detail = "can not be set for pod eviction, try after removing the option";
  throw invalid({ group: "policy", kind: "Eviction" }, call.name, [
    { type: "FieldValueInvalid", field, value: true, detail },
  ]);
}

/** The delete that an eviction asks for. */
function deleteCall({ deleteOptions }: Eviction, call: Call): Call {
  const bytes = Buffer.from(stringifyJson({ ...deleteOptions, kind: "DeleteOptions", apiVersion: "policy/v1" }));
  return { ...call, verb: "delete", subresource: undefined, body: { bytes, encoding: "json" } };
}

/** Takes the pod from what its budget allows. Of one that is not ready and needs no asking, the budget's name. */
async function askBudget(
  pod: Pod,
  { call, dryRun }: { call: Call; dryRun: boolean },
  deps: RoadDeps,
): Promise<string | undefined> {
  const budgets = deps.store
    .peekAll(kinds.PodDisruptionBudget, { namespace: call.namespace })
    .map(({ object }) => object as ApiObject & PodDisruptionBudget)
    .filter(({ spec }) => covers(spec.selector, pod));
  if (budgets.length > 1) throw new ApiError("Unknown", severalBudgets);
  const [budget] = budgets;
  if (!budget) return undefined;
  if (mayGoUnhealthy(pod, budget)) return budget.metadata.name;
  await deps.store.update(
    kinds.PodDisruptionBudget,
    call.namespace,
    budget.metadata.name ?? "",
    ({ object }) => {
      const now = deps.now();
      const next = decideDisruption(object as ApiObject & PodDisruptionBudget, call.name, now);
      return { object: withMetadata(ownedByServer(next, object, now), { resourceVersion: undefined }) };
    },
    { dryRun },
  );
  return undefined;
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
async function deletePod(call: Call, options: DeleteOptions, deps: RoadDeps): Promise<void> {
  if (options.dryRun) {
    await removeObject(beginWriting(call, deps), options);
    return;
  }
  const { preconditions } = options;
  const marked = await deps.store.update(kinds.Pod, call.namespace, call.name, (entry) => {
    checkDeletePreconditions(entry, { kind: call.kind, holdsItself: false }, preconditions);
    return {
      object: withMetadata(disrupted(entry.object as ApiObject & Pod, deps.now()), { resourceVersion: undefined }),
    };
  });
  const still = preconditions.resourceVersion ? withRevision(options, String(marked.revision)) : options;
  await removeObject(beginWriting(call, deps), still);
}

const disrupted = (pod: ApiObject & Pod, now: Date): ApiObject => ({
  ...pod,
  status: withCondition(
    pod.status,
    { type: "DisruptionTarget", status: "True", reason: "EvictionByEvictionAPI", message: "Eviction API: evicting" },
    now,
  ),
});
