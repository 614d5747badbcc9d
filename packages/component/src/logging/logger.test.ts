import { createLogger } from "./logger.ts";

const now = () => new Date(2026, 10, 21, 5, 33, 46, 123);
function written(format: "text" | "json", verbosity = 0) {
  const lines: string[] = [];
  return { lines, log: createLogger({ format, verbosity, write: (line) => lines.push(line), now }) };
}

test("text lines look like klog's", () => {
  const { log, lines } = written("text");
  log.with({ controller: "job" }).info("Started", { port: 6443, ready: true, list: ["a"] });
  expect(lines[0]).toMatch(
    /^I1121 05:33:46\.123000 +\d+ logger\.test\.ts:\d+\] "Started" controller="job" port=6443 ready=true list=\["a"\]\n$/,
  );
});

test("JSON lines carry ts, level, caller, msg and v", () => {
  const { log, lines } = written("json", 4);
  log.verbose(4)?.info("Looked", { pods: 3 });
  log.error("Failed", new RangeError("too far"));
  expect(JSON.parse(lines[0]!)).toMatchObject({
    ts: now().getTime() / 1000,
    msg: "Looked",
    v: 4,
    pods: 3,
    level: "info",
  });
  expect(JSON.parse(lines[1]!)).toMatchObject({ msg: "Failed", err: "too far", level: "error" });
});

test("what is more verbose than -v is not written", () => {
  const { log, lines } = written("text", 2);
  log.verbose(3)?.info("hidden");
  log.verbose(2)?.info("seen");
  expect(lines).toHaveLength(1);
});

const secrets: { it: string; fields: Record<string, unknown>; canary: string }[] = [
  { it: "a token by its name", fields: { bearerToken: "canary-1" }, canary: "canary-1" },
  { it: "an authorization header", fields: { headers: { authorization: "Bearer canary-2" } }, canary: "canary-2" },
  { it: "a bearer token inside a text", fields: { line: "sent Bearer canary-3 to it" }, canary: "canary-3" },
  { it: "a JWT inside an error", fields: { err: new Error("bad eyJhbGciOi.eyJzdWIiOi.canary-4") }, canary: "canary-4" },
  { it: "data of a Secret", fields: { object: { kind: "Secret", data: { x: "canary-5" } } }, canary: "canary-5" },
  { it: "a private key", fields: { pem: "-----BEGIN RSA PRIVATE KEY-----\ncanary-6" }, canary: "canary-6" },
  { it: "key data of a kubeconfig", fields: { "client-key-data": "canary-7" }, canary: "canary-7" },
  { it: "a bootstrap token", fields: { join: "use abcdef.0123456789canary" }, canary: "0123456789canary" },
];
for (const { it: name, fields, canary } of secrets)
  test(`the log never shows ${name}`, () => {
    for (const format of ["text", "json"] as const) {
      const { log, lines } = written(format);
      log.info("x", fields);
      expect(lines.join("")).not.toContain(canary);
      expect(lines.join("")).toContain("redacted");
    }
  });
