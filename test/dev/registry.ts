/**
 * A read-only registry (OCI distribution) with one image of one layer, for tests of pulling: `registry.ts --layer root.tar
 * --image team/app:1 --port 5000 [--user name:password]`. It runs by itself so that it can be inside a network namespace.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { parseArgs } from "node:util";

interface Blob {
  readonly type: string;
  readonly bytes: Buffer;
}

const { values } = parseArgs({
  options: {
    layer: { type: "string" },
    image: { type: "string" },
    port: { type: "string" },
    user: { type: "string" },
  },
});
const [repository, tag] = values.image!.split(":");
const types = {
  manifest: "application/vnd.oci.image.manifest.v1+json",
  config: "application/vnd.oci.image.config.v1+json",
  layer: "application/vnd.oci.image.layer.v1.tar",
};
const digestOf = (bytes: Buffer): string => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
const describe = ({ type, bytes }: Blob) => ({ mediaType: type, digest: digestOf(bytes), size: bytes.length });
const json = (type: string, value: object): Blob => ({ type, bytes: Buffer.from(JSON.stringify(value)) });

const layer: Blob = { type: types.layer, bytes: readFileSync(values.layer!) };
const config = json(types.config, {
  architecture: process.arch === "x64" ? "amd64" : process.arch,
  os: "linux",
  config: { Cmd: ["sh"], User: "1000", Env: ["FROM=registry"] },
  rootfs: { type: "layers", diff_ids: [digestOf(layer.bytes)] },
  history: [{ created_by: "a test" }],
});
const manifest = json(types.manifest, {
  schemaVersion: 2,
  mediaType: types.manifest,
  config: describe(config),
  layers: [describe(layer)],
});

const content = new Map<string, Blob>([
  [`/v2/${repository}/manifests/${tag}`, manifest],
  [`/v2/${repository}/manifests/${digestOf(manifest.bytes)}`, manifest],
  [`/v2/${repository}/blobs/${digestOf(config.bytes)}`, config],
  [`/v2/${repository}/blobs/${digestOf(layer.bytes)}`, layer],
]);
const wanted = values.user && `Basic ${Buffer.from(values.user).toString("base64")}`;

createServer((request, response) => {
  if (wanted && request.headers.authorization !== wanted) {
    response.writeHead(401, { "www-authenticate": 'Basic realm="test"', "content-type": "application/json" });
    return response.end('{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}');
  }
  if (request.url === "/v2/") return response.writeHead(200).end("{}");
  const found = content.get(request.url ?? "");
  if (!found)
    return response.writeHead(404).end('{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}');
  response.writeHead(200, {
    "content-type": found.type,
    "content-length": found.bytes.length,
    "docker-content-digest": digestOf(found.bytes),
  });
  return response.end(request.method === "HEAD" ? undefined : found.bytes);
}).listen(Number(values.port), "127.0.0.1", () => console.log("ready"));
