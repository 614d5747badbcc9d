import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { undescribed } from "./emit-descriptions.ts";
import { generate } from "./generate.ts";
import { readProto, readProtos } from "./read-protos.ts";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const protoRoot = join(repository, "proto");

test("what is generated is what proto/ says (else: node packages/api/generate/main.ts)", () => {
  for (const [path, text] of generate(protoRoot)) {
    expect({ path, isCurrent: readFileSync(join(repository, path), "utf8") === text }).toEqual({
      path,
      isCurrent: true,
    });
  }
});

test("every message and every field has a description", () => {
  expect(undescribed(readProtos(protoRoot))).toEqual([]);
});

const read = (lines: string) =>
  readProto("k8s/x/v1.proto", `syntax = "proto2";\npackage x.v1;\n${lines}`).messages[0]?.fields[0];

const conventions = [
  {
    it: "leaves an optional field out when empty",
    lines: "optional string a = 1;",
    is: { omitempty: true, required: false },
  },
  {
    it: "writes a required field even when empty",
    lines: "optional string a = 1 [(kubets.field).required = true];",
    is: { omitempty: false, required: true },
  },
  {
    it: "takes a bare value for a list of one",
    lines: 'optional string a = 1 [(kubets.field) = {patch: "merge"}];',
    is: { patch: ["merge"] },
  },
  {
    it: "makes one paragraph of a comment's lines",
    lines: "// One\n// two.\n//\n// Three.\noptional string a = 1;",
    is: { description: "One two.\n\nThree." },
  },
  {
    it: "names messages of the package in full",
    lines: "optional M a = 1;",
    is: { type: { is: "message", name: "x.v1.M" } },
  },
];
for (const { it, lines, is } of conventions) {
  test(`readProto() ${it}`, () => expect(read(`message M {\n${lines}\n}`)).toMatchObject(is));
}
