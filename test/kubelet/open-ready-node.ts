import { kinds } from "@kubets/api";
import { nodeName, openNode, type TestNode } from "./open-node.ts";
import { passes } from "./passes.ts";

const withinMs = 20_000;

/** A node with a range for its pods, as a controller manager gives it one, that says it is ready. */
export async function openReadyNode(range: string): Promise<TestNode> {
  const node = await openNode();
  const { client } = node;
  await passes(() => client.get(kinds.Node, { name: nodeName }), withinMs);
  const patch = { merge: { spec: { podCIDR: range, podCIDRs: [range] } } };
  await client.patch(kinds.Node, { name: nodeName }, { patch });
  await passes(async () => expect(await nodeReady(node)).toBe("True"), withinMs);
  return node;
}

/** The node's condition `Ready`. */
export async function nodeReady({ client }: Pick<TestNode, "client">): Promise<string | undefined> {
  const { status } = await client.get(kinds.Node, { name: nodeName });
  return status?.conditions?.find(({ type }) => type === "Ready")?.status;
}
