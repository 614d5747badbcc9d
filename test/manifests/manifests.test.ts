/** Manifests of others get from kubets what they get from kube-apiserver; skipped where there is none to compare with. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { testClient } from "../../services/apiserver/src/server/testing-client.ts";
import { clientCache, describeWith, has } from "../clients/client-program.ts";
import { type Pair, startPair } from "../dev/start-pair.ts";
import { collect } from "./collect.ts";
import { compare } from "./compare.ts";
import { isKnown } from "./known.ts";

const peer = join(process.env.KUBETS_PEERS ?? "/opt/peers", "kube-apiserver");
const helm = join(clientCache("bin"), "helm-v4.3.1");
const tool = { name: "kube-apiserver to compare with, or no Go,", found: existsSync(peer) && has("go", "version") };

describeWith(tool, "manifests that others wrote", () => {
  const pairs: Pair[] = [];
  beforeAll(async () => {
    pairs.push(await startPair(), await startPair({ peer }));
  }, 180_000);
  afterAll(async () => {
    for (const pair of pairs) await pair.stop();
  }, 60_000);

  test("get the same object back from a dry run, or the same refusal", async () => {
    const clients = pairs.map(({ server, token }) => testClient("2", { port: Number(new URL(server).port), token }));
    const [ours, theirs] = clients as [(typeof clients)[0], (typeof clients)[0]];
    const manifests = collect(existsSync(helm) ? helm : undefined);
    const { asked, accepted, differing } = await compare(manifests, { ours, theirs });
    for (const client of clients) client.close();
    expect(differing.filter((difference) => !isKnown(difference))).toEqual([]);
    expect(accepted).toBeGreaterThan(asked / 3);
  }, 1_200_000);
});
