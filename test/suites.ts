/** A part of `npm test`. No paths: the checks of the source itself. `workers` is 1 where tests own ports or the machine. */
export interface Suite {
  readonly name: string;
  readonly paths: readonly string[];
  readonly workers: number;
}

/** In the order in which they run: what fails quickest comes first. */
export const suites: readonly Suite[] = [
  { name: "check", paths: [], workers: 0 },
  {
    name: "unit",
    paths: [
      "packages",
      "services",
      "deploy",
      "test/house",
      "test/bench",
      "test/differential",
      "test/fuzz",
      "test/system/same-output",
    ],
    workers: 2,
  },
  { name: "client", paths: ["test/client/"], workers: 2 },
  { name: "reference", paths: ["test/reference"], workers: 1 },
  { name: "handover", paths: ["test/handover"], workers: 1 },
  { name: "faults", paths: ["test/faults"], workers: 1 },
  { name: "controllers", paths: ["test/controllers"], workers: 1 },
  { name: "network", paths: ["test/network"], workers: 1 },
  { name: "kubelet", paths: ["test/kubelet"], workers: 1 },
  { name: "scheduler", paths: ["test/scheduler"], workers: 1 },
  { name: "runtime", paths: ["test/runtime"], workers: 1 },
  { name: "clients", paths: ["test/clients/"], workers: 1 },
  { name: "manifests", paths: ["test/manifests"], workers: 1 },
  // On one cluster, which the first of them starts and the last takes away again.
  { name: "start", paths: ["test/system/start"], workers: 1 },
  { name: "tutorial", paths: ["test/system/tutorial"], workers: 1 },
  { name: "rolling-update", paths: ["test/system/rolling-update"], workers: 1 },
  { name: "self-healing", paths: ["test/system/self-healing"], workers: 1 },
  { name: "kill-9", paths: ["test/system/kill-9"], workers: 1 },
  { name: "stop", paths: ["test/system/stop"], workers: 1 },
];
