import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { kinds } from "@kubets/api";
import type { TestNode } from "./open-node.ts";
import { openReadyNode } from "./open-ready-node.ts";
import { passes } from "./passes.ts";
import { type PodsOn, podsOn, ready, sh } from "./pods-on.ts";

const startMs = 90_000;
const testMs = 60_000;
const exec = promisify(execFile);
let node: TestNode;
let pods: PodsOn;

beforeAll(async () => {
  node = await openReadyNode("10.244.9.0/24");
  pods = podsOn(node);
}, startMs);
afterAll(() => node?.stop(), startMs);

interface Port {
  readonly hostPort: number;
  readonly hostIP?: string;
}

/** A pod that answers with its name on port 80. */
const serve = (name: string, port: Port) =>
  pods.run(name, {
    ...sh(`mkdir /www && echo ${name} > /www/index.html && exec httpd -f -p 80 -h /www`),
    ports: [{ containerPort: 80, protocol: "TCP", ...port }],
  });

const curl = ["curl", "-sS", "-m", "3"];
const answer = async ([command, ...words]: readonly string[]) => (await exec(command!, words)).stdout.trim();
const fromOutside = (port: number) => answer([...curl, `http://${node.address}:${port}/`]);
const onNode = (address: string) =>
  answer(["nsenter", `--net=/run/netns/${node.docker.netns}`, ...curl, `http://${address}/`]);

test(
  "a host port leads to the pod from outside, from the node itself and by loopback",
  async () => {
    await serve("web", { hostPort: 8080 });
    await pods.becomes("web", ready, "True");
    await passes(async () => expect(await fromOutside(8080)).toBe("web"), 5000);
    expect(await onNode(`${node.address}:8080`)).toBe("web");
    expect(await onNode("127.0.0.1:8080")).toBe("web");
  },
  testMs,
);

test(
  "a host port of one address is no port of the others",
  async () => {
    await serve("private", { hostPort: 8081, hostIP: "127.0.0.1" });
    await pods.becomes("private", ready, "True");
    await passes(async () => expect(await onNode("127.0.0.1:8081")).toBe("private"), 5000);
    await expect(fromOutside(8081)).rejects.toThrow(/refused|Failed to connect/);
  },
  testMs,
);

test(
  "a pod that was put on a node whose port is taken fails there, also where one of them is for all addresses",
  async () => {
    await serve("second", { hostPort: 8080 });
    await serve("third", { hostPort: 8080, hostIP: "127.0.0.1" });
    for (const name of ["second", "third"])
      await pods.becomes(name, ({ status }) => [status?.phase, status?.reason], ["Failed", "NodePorts"]);
    expect(await fromOutside(8080)).toBe("web");
  },
  testMs,
);

test(
  "the port is free again once the pod has gone",
  async () => {
    await node.client.delete(kinds.Pod, { namespace: "default", name: "web" });
    await passes(() => expect(pods.get("web")).rejects.toThrow("not found"), 20_000);
    await expect(fromOutside(8080)).rejects.toThrow(/refused|Failed to connect/);
    await serve("heir", { hostPort: 8080 });
    await pods.becomes("heir", ready, "True");
    await passes(async () => expect(await fromOutside(8080)).toBe("heir"), 5000);
  },
  testMs,
);
