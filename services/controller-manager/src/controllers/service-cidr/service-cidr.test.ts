import type { ServiceCIDR } from "@kubets/api/types/networking-v1";
import type { Action } from "@kubets/client";
import { reconcile } from "./service-cidr.ts";

const now = new Date("2026-01-01T00:01:00Z");
const finalizers = ["networking.k8s.io/service-cidr-finalizer"];
const aCidr = (name: string, cidrs: readonly string[], more: object = {}, ready = "True"): ServiceCIDR =>
  ({
    metadata: { name, finalizers, ...more },
    spec: { cidrs },
    status: { conditions: ready ? [{ type: "Ready", status: ready, reason: "", message: "any" }] : [] },
  }) as unknown as ServiceCIDR;
const going = { deletionTimestamp: "2026-01-01T00:00:00Z" };

const rows: {
  it: string;
  cidr: ServiceCIDR;
  others?: ServiceCIDR[];
  addresses?: string[];
  wants: object[];
}[] = [
  { it: "leaves a ready one alone", cidr: aCidr("a", ["10.1.0.0/24"]), wants: [] },
  {
    it: "protects a new one and marks it ready",
    cidr: aCidr("a", ["10.1.0.0/24"], { finalizers: [] }, ""),
    wants: [
      { do: "patch", patch: { strategic: { metadata: { finalizers } } } },
      { do: "patch", subresource: "status", patch: { merge: { status: { conditions: [{ status: "True" }] } } } },
    ],
  },
  {
    it: "keeps one that goes while a service has an address of it",
    cidr: aCidr("a", ["10.1.0.0/24"], going),
    addresses: ["10.1.0.5"],
    wants: [
      {
        subresource: "status",
        patch: { merge: { status: { conditions: [{ status: "False", reason: "Terminating" }] } } },
      },
    ],
  },
  {
    it: "lets one go whose addresses another one has too",
    cidr: aCidr("a", ["10.1.0.0/24"], going),
    others: [aCidr("b", ["10.1.0.0/28"])],
    addresses: ["10.1.0.5"],
    wants: [{ do: "patch", subresource: "" }],
  },
  {
    it: "lets one go that lies in another",
    cidr: aCidr("a", ["10.1.0.0/24", "fd00::/112"], going),
    others: [aCidr("b", ["10.1.0.0/16", "fd00::/108"])],
    addresses: ["10.1.0.5", "fd00::5"],
    wants: [{ do: "patch", subresource: "" }],
  },
  {
    it: "lets an unused one go",
    cidr: aCidr("a", ["10.1.0.0/24"], going),
    addresses: ["10.2.0.5"],
    wants: [{ patch: { strategic: { metadata: { "$deleteFromPrimitiveList/finalizers": finalizers } } } }],
  },
];

for (const { it, cidr, others = [], addresses = [], wants } of rows) {
  test(`reconcile() ${it}`, () => {
    const actions = reconcile({ cidr, others, addresses }, now) as readonly Action[];
    expect(actions).toHaveLength(wants.length);
    expect(actions).toMatchObject(wants);
  });
}

test("reconcile() waits until no server can give out an address of one that goes", () => {
  const cidr = aCidr("a", ["10.1.0.0/24"], { deletionTimestamp: "2026-01-01T00:00:57Z" });
  expect(reconcile({ cidr, others: [], addresses: [] }, now)).toEqual({ actions: [], lookAgainAfterMs: 7000 });
});
