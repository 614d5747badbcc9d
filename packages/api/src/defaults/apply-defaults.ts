import type { ApiObject, Kind, Message } from "../schema/schema.ts";
import { baseOf } from "../shared/shared-parts.ts";
import { autoscalingDefaults } from "./autoscaling.ts";
import { batchDefaults } from "./batch.ts";
import { coreDefaults } from "./core.ts";
import type { Fields } from "./defaulter.ts";
import { extensionDefaults } from "./extensions.ts";
import { fillIn, planner } from "./fill-in.ts";
import { podDefaults } from "./pod.ts";
import { podSpecDefaults } from "./pod-spec.ts";
import { deviceDefaults, policyDefaults } from "./policies.ts";
import { serviceDefaults } from "./service.ts";
import { storageDefaults } from "./storage.ts";
import { volumeDefaults } from "./volumes.ts";
import { workloadDefaults } from "./workloads.ts";

const planOf = planner({
  ...podDefaults,
  ...podSpecDefaults,
  ...volumeDefaults,
  ...workloadDefaults,
  ...batchDefaults,
  ...autoscalingDefaults,
  ...serviceDefaults,
  ...storageDefaults,
  ...coreDefaults,
  ...policyDefaults,
  ...deviceDefaults,
  ...extensionDefaults,
});

/**
 * The object with every default of its kind filled in, as kube-apiserver 1.36 would with default feature gates. The input
 * is normalised by `decode` and stays as it is; the result is normalised too, and the same object where nothing was missing.
 * What the input shares with `known`, an object with its defaults, is taken as it is.
 */
export const applyDefaults = (kind: Pick<Kind, "message">, object: ApiObject, known?: Fields): ApiObject =>
  applyMessageDefaults(kind.message, object, known) as ApiObject;

/** The same for a message that is no served kind: TokenRequest, Scale, Eviction, a PodTemplateSpec. */
export function applyMessageDefaults(message: Message, object: Fields, known?: Fields): Fields {
  const plan = planOf(message);
  if (!plan) return object;
  const { spec } = object;
  const base = baseOf(spec);
  if (!base) return fillIn(plan, object, known);
  const filled = fillIn(plan, object, complete.has(base) ? { ...known, spec } : known);
  if (filled.spec === spec) complete.add(base);
  return filled;
}

/** Shared specs that lack no default. */
const complete = new WeakSet<object>();
