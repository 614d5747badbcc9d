import { isNodeProcess } from "../cluster/leftovers.ts";
import { identityOf, isAlive } from "./process-identity.ts";
import { withDescendants } from "./processes.ts";

const process = (pid: number, parent: number, command: string) => ({ pid, parent, command });
const all = [
  process(1, 0, "init"),
  process(10, 1, "/usr/bin/containerd-shim-runc-v2 -namespace moby -address /run/kubets/node-1/containerd.sock"),
  process(11, 10, "httpd -f"),
  process(12, 11, "sh -c sleep"),
  process(20, 1, "tail -f /var/lib/kubets/kubets/cluster.json"),
  process(30, 1, "/usr/bin/containerd-shim-runc-v2 -namespace moby -address /run/containerd/containerd.sock"),
];

test("withDescendants() finds what the node's processes have started, and nobody else's", () =>
  expect(withDescendants(all, isNodeProcess).map(({ pid }) => pid)).toEqual([10, 11, 12]));

test("isAlive() does not take a later process of the same number for the one that was meant", () => {
  const self = identityOf(globalThis.process.pid)!;
  expect(isAlive(self)).toBe(true);
  expect(isAlive({ ...self, startTime: "1" })).toBe(false);
});
