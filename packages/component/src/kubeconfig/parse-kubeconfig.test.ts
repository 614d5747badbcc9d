import { grpcServerOf, parseKubeconfig } from "./parse-kubeconfig.ts";

const file = `
apiVersion: v1
kind: Config
current-context: admin@one
clusters:
- {name: one, cluster: {server: "https://10.0.0.1:6443", certificate-authority-data: ${Buffer.from("CA").toString("base64")}}}
contexts:
- {name: admin@one, context: {cluster: one, user: admin}}
- {name: dev, context: {cluster: one, user: dev, namespace: team}}
- {name: lost, context: {cluster: two, user: dev}}
users:
- {name: admin, user: {client-certificate: pki/admin.crt, client-key: pki/admin.key}}
- {name: dev, user: {token: abc}}
`;

test("the current context is read, its paths beside the file", () => {
  const said = parseKubeconfig(file, "/etc/kubernetes/admin.conf");
  expect(said).toMatchObject({
    server: "https://10.0.0.1:6443",
    namespace: "default",
    certFile: "/etc/kubernetes/pki/admin.crt",
  });
  expect(said.caData?.toString()).toBe("CA");
  expect(grpcServerOf(said.server)).toBe("10.0.0.1:6444");
});
test("another context can be chosen", () =>
  expect(parseKubeconfig(file, "/x", "dev")).toMatchObject({ namespace: "team", token: "abc" }));
test("a context that names no cluster is an error with the path", () =>
  expect(() => parseKubeconfig(file, "/x", "lost")).toThrow('/x: no cluster "two"'));
