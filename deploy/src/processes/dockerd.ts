import { join } from "node:path";
import { layout, type NodePlan } from "../layout.ts";
import { flags, type ProcessDefinition } from "./process-definition.ts";

/** A killed dockerd leaves it, and the next one would take any process of that number for its rival. */
const ownPidFile = ({ paths }: NodePlan): string => join(paths.run, "dockerd-own.pid");

/** A dockerd of the node's own. The pod network is ours, so Docker makes neither bridge nor rules. */
export const dockerd: ProcessDefinition = {
  name: "dockerd",
  description: "Docker daemon of the kubets node",
  runsOn: "every-node",
  stage: 1,
  stopGraceMs: 20_000,
  folders: ({ paths }) => [join(paths.state, "docker"), join(paths.run, "docker")],
  after: ({ paths }) => [{ unix: paths.containerdSocket }],
  files: ({ paths }) => ({ [join(paths.state, "docker.json")]: "{}\n" }),
  environment: () => proxyExceptions(process.env),
  stale: (node) => [ownPidFile(node)],
  command: (node) => [
    "dockerd",
    ...flags({
      "config-file": join(node.paths.state, "docker.json"),
      host: `unix://${node.paths.dockerSocket}`,
      containerd: node.paths.containerdSocket,
      "data-root": join(node.paths.state, "docker"),
      "exec-root": join(node.paths.run, "docker"),
      pidfile: ownPidFile(node),
      "live-restore": true,
      bridge: "none",
      iptables: false,
      ip6tables: false,
      "ip-masq": false,
      "ip-forward": false,
      "userland-proxy": false,
      "exec-opt": "native.cgroupdriver=cgroupfs",
      "log-level": "warn",
    }),
  ],
};

/** Behind a proxy, what is inside the cluster is still reached directly. */
function proxyExceptions(environment: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const proxied = ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"].some((name) => environment[name]);
  if (!proxied) return {};
  const inside = [layout.nodeSubnet, layout.podRange, layout.serviceRange, `.${layout.clusterDomain}`, "localhost"];
  const list = [environment.NO_PROXY ?? environment.no_proxy ?? "", ...inside, "127.0.0.1"].filter(Boolean);
  return { NO_PROXY: list.join(","), no_proxy: list.join(",") };
}
