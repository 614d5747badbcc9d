import { join } from "node:path";
import { openApi } from "../cluster/api.ts";
import { nodesOf, readRecord } from "../cluster/record.ts";
import { Failure } from "../failure.ts";
import { createToken, formatToken, joinCommand } from "../joining/bootstrap-token.ts";
import { publishClusterInfo } from "../joining/cluster-info.ts";
import { runChecks } from "../preflight/check.ts";
import { isRoot } from "../preflight/checks.ts";

export interface TokenOptions {
  readonly printJoinCommand: boolean;
  readonly ttlMs: number;
}

/** `kubets token create`: another token for machines that shall join. */
export async function tokenCreate({ printJoinCommand, ttlMs }: TokenOptions): Promise<void> {
  await runChecks([isRoot]);
  const record = await readRecord();
  const node = record && nodesOf(record).find(({ controlPlane }) => controlPlane);
  if (!node) throw new Failure('tokens are made on the control plane; run this on the machine of "kubets init".');
  const api = await openApi(join(node.paths.conf, "admin.conf"));
  await publishClusterInfo(api, node);
  const token = await createToken(api, ttlMs);
  process.stdout.write(`${printJoinCommand ? await joinCommand(node, token) : formatToken(token)}\n`);
}
