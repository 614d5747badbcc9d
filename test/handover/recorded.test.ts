import {
  type ApiObject,
  allKinds,
  applyDefaults,
  decode,
  decodeProtobuf,
  encodeEnvelope,
  encodeProtobuf,
  parseJson,
  parseYaml,
  readEnvelope,
} from "@kubets/api";
import { type TestClient, testClient } from "../../services/apiserver/src/server/testing-client.ts";
import { type MemoryServer, openMemoryServer } from "../../services/apiserver/src/start/memory-server.ts";
import { openMemoryKv } from "../../services/apiserver/src/store/memory-kv.ts";
import { encodeStored } from "../../services/apiserver/src/store/stored-value.ts";
import { keyByForm, keyForms, type RecordedValue, recordedValues } from "./recorded-values.ts";

const values = recordedValues();
const formOf = (folder: string, namespaced: boolean) => `/registry/${folder}/${namespaced ? "<namespace>/" : ""}<name>`;

test("every kind lives where kube-apiserver keeps it", () => {
  const ours = allKinds.filter(({ storage }) => storage).map((kind) => formOf(kind.storage, kind.namespaced));
  expect(ours.filter((form) => !keyForms.includes(form))).toEqual([]);
  expect(values.length).toBeGreaterThan(50);
});

describe("what we write", () => {
  for (const { kind, object, protobuf } of values)
    test(`${kind.apiVersion} ${kind.kind} is the JSON of the same object, and the same protobuf`, () => {
      const written = parseJson(encodeStored({ ...object, metadata: { ...object.metadata, resourceVersion: "7" } }));
      const problems: string[] = [];
      const read = decode(kind.message, written, { strict: (problem) => problems.push(problem) });
      expect(problems).toEqual([]);
      expect(written).toMatchObject({ kind: kind.kind, apiVersion: kind.apiVersion });
      expect(read).toEqual(object);
      expect(Buffer.from(encodeEnvelope(kind, kind.message, read)).equals(protobuf)).toBe(true);
    });
});

describe("what kube-apiserver has written", () => {
  const forms = [
    {
      form: "protobuf",
      bytesOf: ({ protobuf }: RecordedValue) => protobuf,
      // kube-apiserver fills in defaults whenever it reads.
      served: ({ kind, object }: RecordedValue) => applyDefaults(kind, object),
    },
    {
      form: "JSON",
      bytesOf: ({ object }: RecordedValue) => Buffer.from(JSON.stringify(object)),
      served: ({ object }: RecordedValue) => object,
    },
  ];
  describe.each(forms)("as $form", ({ bytesOf, served: servedOf }) => {
    let server: MemoryServer;
    let client: TestClient;
    beforeAll(async () => {
      const kv = openMemoryKv();
      for (const value of values) {
        const { kind, object } = value;
        const put = keyByForm(formOf(kind.storage, kind.namespaced), object);
        await kv.txn({ compare: [], writes: [{ put, value: bytesOf(value) }] });
      }
      server = await openMemoryServer(["--grpc-port=0"], kv);
      client = testClient("2", server);
    }, 30_000);
    afterAll(async () => {
      client.close();
      await server.close();
    });

    for (const value of values) {
      const { kind } = value;
      const object = servedOf(value);
      const { name, namespace } = object.metadata;
      const group = kind.group ? `/apis/${kind.group}/${kind.version}` : `/api/${kind.version}`;
      const path = `${group}${kind.namespaced ? `/namespaces/${namespace}` : ""}/${kind.plural}/${name}`;
      const get = (accept: string) => client.send("GET", path, { headers: { accept } });
      const expectSame = (served: unknown, wanted: object = object) => {
        const { metadata, ...rest } = served as ApiObject;
        const { resourceVersion, ...kept } = metadata;
        expect(resourceVersion).toMatch(/^\d+$/);
        expect({ ...rest, metadata: kept }).toEqual(wanted);
      };
      test(`${kind.apiVersion} ${kind.kind} is served as it was`, async () => {
        const json = await get("application/json");
        expect(json.code).toBe(200);
        expectSame(json.json);
        expectSame(parseYaml((await get("application/yaml")).text)[0]);
        const { raw, ...typed } = readEnvelope((await get("application/vnd.kubernetes.protobuf")).bytes);
        // Protobuf has no place for the type of an object within an object.
        const carried = decodeProtobuf(kind.message, encodeProtobuf(kind.message, object));
        const type = { kind: typed.kind, apiVersion: typed.apiVersion };
        expectSame({ ...type, ...decodeProtobuf(kind.message, raw) }, { ...type, ...carried });
        const table = await get("application/json;as=Table;v=v1;g=meta.k8s.io");
        expect((table.json as { rows: unknown[] }).rows).toHaveLength(1);
      });
    }
  });
});
