import { commonSettings } from "./common-settings.ts";
import { parseDuration } from "./duration.ts";
import { helpText, readSettings } from "./read-settings.ts";
import { boolean, duration, list, map, port, structure, text } from "./shapes.ts";

const table = {
  ...commonSettings,
  "secure-port": port({ help: "Port.", fallback: 10259 }),
  "etcd-servers": list({ help: "Servers." }),
  "leader-elect": boolean({ help: "Elect.", fallback: true, file: "leaderElection.leaderElect" }),
  "retry-period": duration({ help: "Pause.", fallback: "2s", file: "leaderElection.retryPeriod" }),
  "authorization-mode": text({ help: "Mode.", fallback: "RBAC", oneOf: ["RBAC", "Node"] }),
  labels: map({ help: "Labels." }),
  profiles: structure<readonly unknown[]>({ help: "Profiles.", fallback: [], accept: (v) => v as unknown[] }),
};
const type = { apiVersion: "kubescheduler.config.k8s.io/v1", kind: "KubeSchedulerConfiguration" };

const read = (argv: string[], file = "") => {
  const reading = readSettings(table, type, { argv, readFile: () => file });
  if (reading.asks !== "run") throw new Error(reading.asks);
  return reading.values;
};

test("flags are read in every form that pflag takes", () => {
  const values = read(["--secure-port=1", "--etcd-servers", "a,b", "--etcd-servers=c", "--leader-elect=false", "-v4"]);
  expect(values).toMatchObject({ securePort: 1, etcdServers: ["a", "b", "c"], leaderElect: false, v: 4 });
  expect(read(["-v=2"]).v).toBe(2);
  expect(read(["-v", "3"]).v).toBe(3);
  expect(read(["--leader-elect", "--labels=a=1,b=x=y"])).toMatchObject({
    leaderElect: true,
    labels: { a: "1", b: "x=y" },
  });
});

test("flags win over the file, which wins over the defaults", () => {
  const file = "leaderElection:\n  retryPeriod: 5s\n  leaderElect: false\nsecurePort: 7\nprofiles: [{a: 1}]\n";
  const values = read(["--config=x.yaml", "--secure-port=9"], file);
  expect(values).toMatchObject({ securePort: 9, retryPeriod: 5000, leaderElect: false, profiles: [{ a: 1 }] });
  expect(values.authorizationMode).toBe("RBAC");
});

const wrong: { it: string; argv: string[]; file?: string; says: string }[] = [
  {
    it: "an unknown flag, with the nearest name",
    argv: ["--secure-prt=1"],
    says: "unknown flag: --secure-prt; did you mean --secure-port?",
  },
  { it: "a word that is no flag", argv: ["serve"], says: '"serve" is not a flag' },
  { it: "a flag without its value", argv: ["--secure-port"], says: "flag needs an argument: --secure-port" },
  {
    it: "a value of the wrong type",
    argv: ["--secure-port=x"],
    says: 'invalid argument "x" for --secure-port: must be an integer',
  },
  { it: "a port out of range", argv: ["--secure-port=70000"], says: "must be at most 65535" },
  { it: "a value that is not in the list", argv: ["--authorization-mode=Off"], says: "must be one of RBAC, Node" },
  { it: "a part of the file given as a flag", argv: ["--profiles=x"], says: "unknown flag: --profiles" },
  { it: "a name of Object's prototype", argv: ["--constructor=x"], says: "unknown flag: --constructor" },
  {
    it: "an unknown field, with its line",
    argv: ["--config=c.yaml"],
    file: "kind: KubeSchedulerConfiguration\nsecurePrt: 1\n",
    says: 'c.yaml:2: unknown field "securePrt"; did you mean "securePort"?',
  },
  {
    it: "an unknown field inside another",
    argv: ["--config=c.yaml"],
    file: "leaderElection:\n  retry: 1s\n",
    says: 'c.yaml:2: unknown field "leaderElection.retry"',
  },
  {
    it: "another kind of file",
    argv: ["--config=c.yaml"],
    file: "kind: KubeletConfiguration\n",
    says: "c.yaml:1: kind must be KubeSchedulerConfiguration",
  },
  {
    it: "a value of the wrong type in the file",
    argv: ["--config=c.yaml"],
    file: "a: 1\nsecurePort: x\n".slice(5),
    says: "c.yaml:1: securePort: must be a number",
  },
  { it: "YAML that is none", argv: ["--config=c.yaml"], file: "a: [\n", says: "c.yaml:" },
];
for (const { it: name, argv, file, says } of wrong)
  test(`settings refuse ${name}`, () => expect(() => read(argv, file)).toThrow(says));

test("help and version are asked for, not run", () => {
  expect(readSettings(table, type, { argv: ["-h"], readFile: () => "" })).toEqual({ asks: "help" });
  expect(readSettings(table, type, { argv: ["--version"], readFile: () => "" })).toEqual({ asks: "version" });
  expect(helpText("x", table)).toContain("--secure-port int\n          Port. (default 10259)");
});

const durations: [string, number][] = [
  ["1h30m", 5_400_000],
  ["500ms", 500],
  ["-1.5s", -1500],
  ["0", 0],
  ["1m0.5s", 60_500],
];
for (const [said, ms] of durations)
  test(`the duration ${said} is ${ms} ms`, () => expect(parseDuration(said)).toBe(ms));
test("a number without unit is no duration", () => expect(() => parseDuration("5")).toThrow("is not a duration"));
