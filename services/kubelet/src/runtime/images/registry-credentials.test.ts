import { credentialsFor } from "./registry-credentials.ts";

const named = (name: string) => ({ auth: Buffer.from(`${name}:pass:word`).toString("base64") });
const secret = (...keys: string[]) => ({
  type: "kubernetes.io/dockerconfigjson",
  data: { ".dockerconfigjson": JSON.stringify({ auths: Object.fromEntries(keys.map((key) => [key, named(key)])) }) },
});

const rows = [
  {
    it: "finds the default registry as docker login writes it",
    image: "busybox",
    keys: ["https://index.docker.io/v1/"],
    are: ["https://index.docker.io/v1/"],
  },
  {
    it: "wants the port to be the same",
    image: "host:5000/app",
    keys: ["host", "host:5001", "host:5000"],
    are: ["host:5000"],
  },
  {
    it: "takes a star inside a label of the host",
    image: "eu.gcr.io/p/app",
    keys: ["*.gcr.io", "gcr.io", "*"],
    are: ["*.gcr.io"],
  },
  {
    it: "takes a path as a prefix, longest first",
    image: "r.io/team/app",
    keys: ["r.io", "r.io/team", "r.io/other"],
    are: ["r.io/team", "r.io"],
  },
  { it: "gives nothing for strangers", image: "r.io/app", keys: ["s.io"], are: [] },
];
for (const { it: says, image, keys, are } of rows)
  test(`credentialsFor() ${says}`, () =>
    expect(credentialsFor(image, [secret(...keys)]).map(({ username, password }) => [username, password])).toEqual(
      are.map((key) => {
        const [username, ...rest] = `${key}:pass:word`.split(":");
        return [username, rest.join(":")];
      }),
    ));

test("credentialsFor() reads the older form, names and tokens, and passes over what is no JSON", () => {
  const old = {
    type: "kubernetes.io/dockercfg",
    data: { ".dockercfg": '{"r.io":{"username":"u","password":"p","identitytoken":"t"}}' },
  };
  const broken = { type: "kubernetes.io/dockerconfigjson", data: { ".dockerconfigjson": "{" } };
  expect(credentialsFor("r.io/app", [broken, old])).toEqual([
    { serverAddress: "r.io", username: "u", password: "p", identityToken: "t" },
  ]);
});
