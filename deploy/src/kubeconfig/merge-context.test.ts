import { parse } from "yaml";
import { withContext, withoutContext } from "./merge-context.ts";

const entry = { cluster: { server: "https://10.89.0.11:6443" }, user: { "client-key-data": "a2V5" } };
const theirs = `# my clusters
apiVersion: v1
kind: Config
clusters:
- name: work # do not touch
  cluster: {server: "https://work"}
users:
- name: me
  user: {token: abc}
contexts:
- name: work
  context: {cluster: work, user: me}
current-context: work
`;

test("withContext() writes a whole kubeconfig where there was none", () => {
  const { text, previous } = withContext("", "kubets", entry);
  expect(parse(text)).toEqual({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "kubets", cluster: entry.cluster }],
    users: [{ name: "kubets", user: entry.user }],
    contexts: [{ name: "kubets", context: { cluster: "kubets", user: "kubets" } }],
    "current-context": "kubets",
  });
  expect(previous).toBeUndefined();
});

test("withContext() leaves other contexts and comments alone and says which one was current", () => {
  const { text, previous } = withContext(theirs, "kubets", entry);
  expect(previous).toBe("work");
  expect(text).toContain("# my clusters");
  expect(text).toContain("# do not touch");
  expect(parse(text).clusters).toHaveLength(2);
});

test("withContext() twice is withContext() once", () => {
  const once = withContext(theirs, "kubets", entry).text;
  expect(withContext(once, "kubets", entry)).toEqual({ text: once, previous: undefined });
});

test("withoutContext() takes out what withContext() put in", () => {
  const { text, previous } = withContext(theirs, "kubets", entry);
  expect(parse(withoutContext(text, "kubets", previous))).toEqual(parse(theirs));
});

test("withoutContext() leaves no current context where the one before is gone", () => {
  const { text } = withContext("", "kubets", entry);
  expect(parse(withoutContext(text, "kubets", "gone"))["current-context"]).toBe("");
});

test("withoutContext() leaves a file without our context as it is", () =>
  expect(withoutContext(theirs, "kubets", undefined)).toBe(theirs));

test("withContext() refuses a file that is no YAML", () =>
  expect(() => withContext("a: [", "kubets", entry)).toThrow("no valid YAML"));
