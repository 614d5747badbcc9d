import type { ContainerSecurity } from "../../ports/container-config.ts";
import { securityOptions } from "./security-options.ts";

const plain: ContainerSecurity = {
  ...{ privileged: false, user: "", supplementalGroups: [], readOnlyRootFilesystem: false },
  ...{ addCapabilities: [], dropCapabilities: [], allowPrivilegeEscalation: true },
  seccomp: { type: "RuntimeDefault" },
  ...{ appArmorProfile: "", procMount: "Default" },
};
const free = { node: { deniedCapabilities: [] } };

const rows: { it: string; security: Partial<ContainerSecurity>; place?: object; gives: object }[] = [
  { it: "leaves docker's seccomp profile alone", security: {}, gives: { SecurityOpt: [] } },
  {
    it: "switches seccomp off",
    security: { seccomp: { type: "Unconfined" } },
    gives: { SecurityOpt: ["seccomp=unconfined"] },
  },
  {
    it: "gives the text of a profile on the node",
    security: { seccomp: { type: "Localhost", localhostProfile: "p.json" } },
    place: { seccompProfile: '{"defaultAction":"SCMP_ACT_ALLOW"}' },
    gives: { SecurityOpt: ['seccomp={"defaultAction":"SCMP_ACT_ALLOW"}'] },
  },
  {
    it: "forbids new privileges and names an AppArmor profile",
    security: { allowPrivilegeEscalation: false, appArmorProfile: "tight" },
    gives: { SecurityOpt: ["no-new-privileges", "apparmor=tight"] },
  },
  {
    it: "writes capabilities without CAP_",
    security: { addCapabilities: ["CAP_net_admin", "SYS_TIME"], dropCapabilities: ["all"] },
    gives: { CapAdd: ["NET_ADMIN", "SYS_TIME"], CapDrop: ["ALL"] },
  },
  { it: "unmasks /proc", security: { procMount: "Unmasked" }, gives: { MaskedPaths: [], ReadonlyPaths: [] } },
  { it: "leaves privileged to docker", security: { privileged: true }, gives: { Privileged: true } },
  {
    it: "gives privileged all that the node has, where that is not everything",
    security: { privileged: true },
    place: { node: { deniedCapabilities: ["SYS_RESOURCE"] } },
    gives: { CapAdd: ["ALL"], CapDrop: ["SYS_RESOURCE"], DeviceCgroupRules: ["a *:* rwm"] },
  },
];
for (const { it: says, security, place, gives } of rows)
  test(`securityOptions() ${says}`, () =>
    expect(securityOptions({ ...plain, ...security }, { ...free, ...place })).toMatchObject(gives));
