import type { Container, Pod } from "@kubets/api/types/core-v1";
import { qosClassOf } from "./qos.ts";

type Resources = Container["resources"];
const aPod = (resources: readonly Resources[], ofPod?: Resources): Pod =>
  ({
    kind: "Pod",
    apiVersion: "v1",
    metadata: {},
    spec: { containers: resources.map((one, i) => ({ name: `c${i}`, resources: one })), resources: ofPod },
    status: {},
  }) as Pod;
const full: Resources = { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "1", memory: "1Gi" } };

const rows = [
  { it: "nothing asked for", pod: aPod([{}]), is: "BestEffort" },
  { it: "other resources only", pod: aPod([{ limits: { "example.com/gpu": "1" } }]), is: "BestEffort" },
  { it: "zero asked for", pod: aPod([{ requests: { cpu: "0" } }]), is: "BestEffort" },
  { it: "limits equal to requests", pod: aPod([full]), is: "Guaranteed" },
  {
    it: "the same amount spelled otherwise",
    pod: aPod([{ ...full, limits: { cpu: "1000m", memory: "1024Mi" } }]),
    is: "Guaranteed",
  },
  { it: "a request without a limit", pod: aPod([{ requests: { cpu: "1" } }]), is: "Burstable" },
  { it: "one container of two without limits", pod: aPod([full, {}]), is: "Burstable" },
  { it: "a limit above the request", pod: aPod([{ ...full, limits: { cpu: "2", memory: "1Gi" } }]), is: "Burstable" },
  { it: "resources of the pod, whatever its containers say", pod: aPod([{}], full), is: "Guaranteed" },
] as const;
for (const { it, pod, is } of rows) test(`qosClassOf() of ${it} is ${is}`, () => expect(qosClassOf(pod)).toBe(is));
