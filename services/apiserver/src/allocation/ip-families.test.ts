import type { ServiceSpec } from "@kubets/api/types/core-v1";
import { decideIpFamilies, type Families } from "./ip-families.ts";

const v4: Families = { default: "IPv4", configured: new Set(["IPv4"]) };
const dual: Families = { default: "IPv4", configured: new Set(["IPv4", "IPv6"]) };
const aService = (spec: Partial<ServiceSpec> = {}): ServiceSpec => ({
  type: "ClusterIP",
  selector: { app: "a" },
  ...spec,
});

interface Row {
  readonly it: string;
  readonly next: ServiceSpec;
  readonly previous?: ServiceSpec;
  readonly families?: Families;
  readonly policy?: string;
  readonly are?: readonly string[];
  readonly refused?: string;
}

const rows: Row[] = [
  {
    it: "gives a plain service one address of the default family",
    next: aService(),
    policy: "SingleStack",
    are: ["IPv4"],
  },
  {
    it: "lets a preferred second family go where the cluster has none",
    next: aService({ ipFamilyPolicy: "PreferDualStack" }),
    policy: "PreferDualStack",
    are: ["IPv4"],
  },
  {
    it: "adds the second family where the cluster has both",
    next: aService({ ipFamilyPolicy: "PreferDualStack", ipFamilies: ["IPv6"] }),
    families: dual,
    are: ["IPv6", "IPv4"],
  },
  {
    it: "refuses a required second family that the cluster lacks",
    next: aService({ ipFamilyPolicy: "RequireDualStack" }),
    refused: "spec.ipFamilyPolicy",
  },
  {
    it: "refuses a family that the cluster lacks",
    next: aService({ ipFamilies: ["IPv6"] }),
    refused: "spec.ipFamilies[0]",
  },
  {
    it: "refuses two families on one stack",
    next: aService({ ipFamilyPolicy: "SingleStack", ipFamilies: ["IPv4", "IPv6"] }),
    families: dual,
    refused: "spec.ipFamilyPolicy",
  },
  {
    it: "takes the family of a given address",
    next: aService({ clusterIP: "fd00::5", clusterIPs: ["fd00::5"] }),
    families: dual,
    are: ["IPv6"],
  },
  {
    it: "lets a headless service without a selector be of both families, whatever the cluster has",
    next: { type: "ClusterIP", clusterIP: "None", clusterIPs: ["None"] },
    policy: "RequireDualStack",
    are: ["IPv4", "IPv6"],
  },
  {
    it: "treats a headless service with a selector as any other",
    next: aService({ clusterIP: "None", clusterIPs: ["None"] }),
    policy: "SingleStack",
    are: ["IPv4"],
  },
  { it: "leaves an alias alone", next: { type: "ExternalName", externalName: "x" }, are: undefined },
  {
    it: "takes the second family away with the policy",
    next: aService({
      ipFamilyPolicy: "SingleStack",
      clusterIP: "10.0.0.1",
      clusterIPs: ["10.0.0.1", "fd00::1"],
      ipFamilies: ["IPv4", "IPv6"],
    }),
    previous: aService({
      ipFamilyPolicy: "RequireDualStack",
      clusterIPs: ["10.0.0.1", "fd00::1"],
      ipFamilies: ["IPv4", "IPv6"],
    }),
    families: dual,
    are: ["IPv4"],
  },
  {
    it: "refuses addresses that are none, and says nothing else of them",
    next: aService({ clusterIP: "10.0.0.01", clusterIPs: ["10.0.0.01"], ipFamilies: ["IPv6"] }),
    refused: "spec.clusterIPs[0]",
  },
  {
    it: "refuses an address of another family than its own",
    next: aService({ clusterIP: "10.0.0.1", clusterIPs: ["10.0.0.1"], ipFamilies: ["IPv6"] }),
    families: dual,
    refused: "spec.clusterIPs[0]",
  },
  {
    it: "refuses to drop the second family without the policy",
    next: aService({ ipFamilyPolicy: "PreferDualStack", ipFamilies: ["IPv4"] }),
    previous: aService({ ipFamilyPolicy: "PreferDualStack", ipFamilies: ["IPv4", "IPv6"] }),
    families: dual,
    refused: "spec.ipFamilyPolicy",
  },
];

for (const { it, next, previous, families = v4, policy, are, refused } of rows) {
  test(`decideIpFamilies() ${it}`, () => {
    const { spec, errors } = decideIpFamilies(next, { previous, families });
    expect(errors.map(({ field }) => field)).toEqual(refused ? [refused] : []);
    if (refused) return;
    expect(spec.ipFamilies).toEqual(are);
    if (policy) expect(spec.ipFamilyPolicy).toBe(policy);
  });
}
