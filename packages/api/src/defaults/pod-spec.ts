import { type Defaulters, defaulter, type Fields, inTurn, whenAbsent } from "./defaulter.ts";
import { imagePullPolicy } from "./image-pull-policy.ts";

const container = inTurn(
  whenAbsent({ terminationMessagePath: "/dev/termination-log", terminationMessagePolicy: "File" }),
  defaulter<{ image?: string; imagePullPolicy?: string }>((c) =>
    c.imagePullPolicy ? undefined : { imagePullPolicy: imagePullPolicy(c.image ?? "") },
  ),
);

/** What pods and pod templates share. */
export const podSpecDefaults: Defaulters = {
  "k8s.io.api.core.v1.PodSpec": inTurn(
    whenAbsent({
      restartPolicy: "Always",
      terminationGracePeriodSeconds: 30,
      dnsPolicy: "ClusterFirst",
      securityContext: {},
      schedulerName: "default-scheduler",
    }),
    bothServiceAccountNames,
  ),
  "k8s.io.api.core.v1.Container": container,
  "k8s.io.api.core.v1.EphemeralContainer": container,
  "k8s.io.api.core.v1.Probe": whenAbsent({
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  }),
  "k8s.io.api.core.v1.HTTPGetAction": whenAbsent({ path: "/", scheme: "HTTP" }),
};

/** `serviceAccount` is the old name of `serviceAccountName`: read when it stands alone, written always. */
function bothServiceAccountNames(spec: Fields): Fields | undefined {
  const name = spec.serviceAccountName ?? spec.serviceAccount;
  return spec.serviceAccountName === name && spec.serviceAccount === name
    ? undefined
    : { serviceAccountName: name, serviceAccount: name };
}
