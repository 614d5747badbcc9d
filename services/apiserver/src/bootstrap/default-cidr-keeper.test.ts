import type { ServiceCIDR } from "@kubets/api/types/networking-v1";
import { decideDefaultCidr } from "./default-cidr-keeper.ts";

const aCidr = (cidrs: readonly string[], ready?: string): ServiceCIDR =>
  ({
    metadata: { name: "kubernetes" },
    spec: { cidrs },
    status: { conditions: ready ? [{ type: "Ready", status: ready }] : [] },
  }) as unknown as ServiceCIDR;

const v4 = "10.96.0.0/16";
const dual = [v4, "fd00::/108"];

const rows = [
  { it: "makes it where it is missing", found: undefined, flags: [v4], wants: "create" },
  { it: "marks it ready", found: aCidr([v4]), flags: [v4], wants: "markReady" },
  { it: "leaves a ready one alone", found: aCidr([v4], "True"), flags: [v4], wants: "nothing" },
  { it: "leaves one alone that somebody took out of use", found: aCidr([v4], "False"), flags: [v4], wants: "nothing" },
  { it: "adds a second family", found: aCidr([v4], "True"), flags: dual, wants: "grow" },
  { it: "tells of other ranges, and changes none", found: aCidr([v4], "True"), flags: ["10.0.0.0/16"], wants: "tell" },
  { it: "does not take a family away", found: aCidr(dual, "True"), flags: [v4], wants: "tell" },
];
for (const { it, found, flags, wants } of rows)
  test(`decideDefaultCidr() ${it}`, () => expect(decideDefaultCidr(found, flags).do).toBe(wants));
