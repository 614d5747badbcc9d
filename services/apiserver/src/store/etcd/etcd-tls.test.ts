import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEtcd, type TestEtcd } from "../../testing/start-etcd.ts";
import { UnavailableError } from "../kv.ts";
import { openEtcdKv } from "./open-etcd-kv.ts";

let dir: string;
let etcd: TestEtcd;
const file = (name: string) => join(dir, name);
const read = (name: string) => readFileSync(file(name));

/** A certificate signed by `ca`, made with the openssl command. */
function certificate(name: string, ca: string): void {
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: dir, stdio: "ignore" });
  writeFileSync(file("ext"), "subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\n");
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", `${name}.key`];
  openssl("req", ...key, "-subj", `/CN=${name}`, "-out", `${name}.csr`);
  const signer = ["-CA", `${ca}.crt`, "-CAkey", `${ca}.key`, "-CAcreateserial", "-days", "1", "-extfile", "ext"];
  openssl("x509", "-req", "-in", `${name}.csr`, ...signer, "-out", `${name}.crt`);
}
function authority(name: string): void {
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", `${name}.key`];
  const args = ["req", "-x509", ...key, "-subj", `/CN=${name}`, "-days", "1", "-out", `${name}.crt`];
  execFileSync("openssl", args, { cwd: dir, stdio: "ignore" });
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "kubets-etcd-tls-"));
  authority("ca");
  authority("foreign-ca");
  certificate("server", "ca");
  certificate("client", "ca");
  certificate("stranger", "foreign-ca");
  etcd = await startEtcd({
    secure: { ca: read("ca.crt"), cert: read("client.crt"), key: read("client.key") },
    flags: [
      ...[`--cert-file=${file("server.crt")}`, `--key-file=${file("server.key")}`],
      ...[`--trusted-ca-file=${file("ca.crt")}`, "--client-cert-auth"],
    ],
  });
}, 30_000);
afterAll(async () => {
  await etcd.stop();
  rmSync(dir, { recursive: true });
});

const rows = [
  { it: "a client that etcd's authority has signed", ca: "ca", client: "client", ok: true },
  { it: "a client that another authority has signed", ca: "ca", client: "stranger", ok: false },
  { it: "a client without a certificate", ca: "ca", client: undefined, ok: false },
  { it: "a client that does not know etcd's authority", ca: "foreign-ca", client: "client", ok: false },
];
for (const { it, ca, client, ok } of rows) {
  test(`etcd ${ok ? "serves" : "does not serve"} ${it}`, async () => {
    const own = client ? { cert: read(`${client}.crt`), key: read(`${client}.key`) } : {};
    const kv = openEtcdKv({ endpoints: [etcd.endpoint], ca: read(`${ca}.crt`), ...own });
    const answer = kv.currentRevision();
    if (ok) expect(await answer).toBeGreaterThan(0);
    else await expect(answer).rejects.toThrow(UnavailableError);
    await kv.close();
  });
}
