import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { messageByName, messageOfKind } from "../schema/table.ts";
import { decode } from "./decode.ts";
import { decodeProtobuf } from "./decode-protobuf.ts";
import { encodeEnvelope, readEnvelope } from "./envelope.ts";
import { parseJson } from "./parse-json.ts";
import { stringifyJson } from "./stringify-json.ts";

interface Vector {
  readonly json: string;
  readonly pb: string;
}
const file = new URL("../../testdata/roundtrip/vectors.json.gz", import.meta.url);
const vectors = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Record<string, Vector>;

/** The vectors were written without escaping what HTML would read, which the API server's encoder does escape. */
const unescaped = (json: string): string => json.replaceAll("\\u003c", "<").replaceAll("\\u003e", ">");

const watchEvent = messageByName("k8s.io.apimachinery.pkg.apis.meta.v1.WatchEvent");

for (const [name, { json, pb }] of Object.entries(vectors)) {
  const { kind = "", apiVersion = "" } = JSON.parse(json) as { kind?: string; apiVersion?: string };
  const message = messageOfKind(apiVersion, kind) ?? watchEvent;
  const typed = (object: object) => (kind ? { kind, apiVersion, ...object } : object);

  test(`${name} decodes to the same JSON, byte for byte`, () => {
    const problems: string[] = [];
    const object = decode(message, parseJson(json), { strict: (problem) => problems.push(problem) });
    expect(unescaped(stringifyJson(typed(object)))).toBe(json);
    expect(problems).toEqual([]);
  });

  test(`${name} encodes to the same protobuf, byte for byte`, () => {
    const object = decode(message, parseJson(json));
    expect(Buffer.from(encodeEnvelope({ apiVersion, kind }, message, object)).toString("base64")).toBe(pb);
  });

  test(`${name} decodes from protobuf to the same JSON`, () => {
    const envelope = readEnvelope(Buffer.from(pb, "base64"));
    expect(envelope).toMatchObject({ apiVersion, kind });
    expect(unescaped(stringifyJson(typed(decodeProtobuf(message, envelope.raw))))).toBe(json);
  });
}
