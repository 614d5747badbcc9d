import { type Defaulters, empty, type Fields, inTurn, whenAbsent } from "./defaulter.ts";

const selectEverything = { namespaceSelector: {}, objectSelector: {}, matchPolicy: "Equivalent" };
const webhook = { ...selectEverything, failurePolicy: "Fail", timeoutSeconds: 10 };
const rbacGroup = "rbac.authorization.k8s.io";

/** A reference to a role is to one of this group; in v1 it always says so. */
const roleRef = ({ roleRef: ref }: Fields): Fields | undefined =>
  empty((ref as Fields | undefined)?.apiGroup) ? { roleRef: { apiGroup: rbacGroup } } : undefined;

/** Admission, access and network rules; flow control; classes of priority and devices. */
export const policyDefaults: Defaulters = {
  "k8s.io.api.admissionregistration.v1.ValidatingWebhook": whenAbsent(webhook),
  "k8s.io.api.admissionregistration.v1.MutatingWebhook": whenAbsent({ ...webhook, reinvocationPolicy: "Never" }),
  "k8s.io.api.admissionregistration.v1.ServiceReference": whenAbsent({ port: 443 }),
  "k8s.io.api.admissionregistration.v1.Rule": whenAbsent({ scope: "*" }),
  "k8s.io.api.admissionregistration.v1.RuleWithOperations": whenAbsent({ scope: "*" }),
  "k8s.io.api.admissionregistration.v1.NamedRuleWithOperations": whenAbsent({ scope: "*" }),
  "k8s.io.api.admissionregistration.v1.MatchResources": whenAbsent(selectEverything),
  "k8s.io.api.admissionregistration.v1.ValidatingAdmissionPolicySpec": whenAbsent({ failurePolicy: "Fail" }),
  "k8s.io.api.admissionregistration.v1.MutatingAdmissionPolicySpec": whenAbsent({ failurePolicy: "Fail" }),

  "k8s.io.api.rbac.v1.RoleBinding": roleRef,
  "k8s.io.api.rbac.v1.ClusterRoleBinding": roleRef,
  "k8s.io.api.rbac.v1.Subject": (subject) =>
    empty(subject.apiGroup) && subject.kind !== "ServiceAccount" ? { apiGroup: rbacGroup } : undefined,

  "k8s.io.api.networking.v1.NetworkPolicySpec": (spec) =>
    (spec.policyTypes as readonly string[] | undefined)?.length
      ? undefined
      : { policyTypes: (spec.egress as readonly unknown[] | undefined)?.length ? ["Ingress", "Egress"] : ["Ingress"] },
  "k8s.io.api.networking.v1.NetworkPolicyPort": whenAbsent({ protocol: "TCP" }),
  "k8s.io.api.networking.v1.IngressClassParametersReference": whenAbsent({ scope: "Cluster" }),

  "k8s.io.api.scheduling.v1.PriorityClass": whenAbsent({ preemptionPolicy: "PreemptLowerPriority" }),
  "k8s.io.api.authentication.v1.TokenRequestSpec": whenAbsent({ expirationSeconds: 3600 }),

  "k8s.io.api.flowcontrol.v1.FlowSchemaSpec": (spec) =>
    empty(spec.matchingPrecedence) ? { matchingPrecedence: 1000 } : undefined,
  "k8s.io.api.flowcontrol.v1.ExemptPriorityLevelConfiguration": whenAbsent({
    nominalConcurrencyShares: 0,
    lendablePercent: 0,
  }),
  "k8s.io.api.flowcontrol.v1.LimitedPriorityLevelConfiguration": whenAbsent({
    nominalConcurrencyShares: 30,
    lendablePercent: 0,
  }),
  "k8s.io.api.flowcontrol.v1.QueuingConfiguration": (queuing) => ({
    ...(empty(queuing.queues) ? { queues: 64 } : {}),
    ...(empty(queuing.handSize) ? { handSize: 8 } : {}),
    ...(empty(queuing.queueLengthLimit) ? { queueLengthLimit: 50 } : {}),
  }),
};

/** How many devices a request is for. */
const deviceCount = inTurn(whenAbsent({ allocationMode: "ExactCount" }), (request) =>
  request.allocationMode === "ExactCount" && empty(request.count) ? { count: 1 } : undefined,
);

export const deviceDefaults: Defaulters = {
  "k8s.io.api.resource.v1.ExactDeviceRequest": deviceCount,
  "k8s.io.api.resource.v1.DeviceSubRequest": deviceCount,
};
