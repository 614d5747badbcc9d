import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger as log } from "../logging/logger.ts";
import { openTlsFiles } from "./tls-source.ts";

const folder = mkdtempSync(join(tmpdir(), "kubets-tls-"));
const at = (name: string) => join(folder, name);
const certificate = (name: string) =>
  execFileSync(
    "openssl",
    [
      ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj".split(" "),
      `/CN=${name}`,
      "-keyout",
      at(`${name}.key`),
      "-out",
      at(`${name}.crt`),
    ],
    { stdio: "ignore" },
  );
afterAll(() => rmSync(folder, { recursive: true }));

test("a changed pair is taken when both halves are there", async () => {
  certificate("a");
  certificate("b");
  copyFileSync(at("a.crt"), at("now.crt"));
  copyFileSync(at("a.key"), at("now.key"));
  const source = await openTlsFiles({ certFile: at("now.crt"), keyFile: at("now.key") }, { log, intervalMs: 10 });
  const seen: string[] = [];
  const changed = new Promise<void>((resolve) => {
    source.onChange(({ key }) => {
      seen.push(key!.toString());
      resolve();
    });
  });
  copyFileSync(at("b.crt"), at("now.crt"));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(seen).toEqual([]);
  copyFileSync(at("b.key"), at("now.key"));
  await changed;
  expect(seen).toHaveLength(1);
  source.close();
});

test("a missing file is told at the start", async () => {
  await expect(openTlsFiles({ certFile: at("no.crt") }, { log })).rejects.toThrow("ENOENT");
});
