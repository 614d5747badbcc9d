import { kinds } from "@kubets/api";
import { compareAnswers } from "./compare-answers.ts";
import { edited } from "./edit.ts";
import { mutationsOf } from "./mutations.ts";

const ports = [{ containerPort: 80 }, { containerPort: 81, name: "web" }];
const pod = { spec: { containers: [{ name: "a", image: "b", ports }] } };
const mutations = mutationsOf(kinds.Pod.message, pod, new Set(["metadata", "status"]));
const names = mutations.map(({ name }) => name);

const tried = [
  "spec: absent",
  "spec.containers: an empty list",
  "spec.containers: its first item twice",
  "spec.containers[0].name: empty text",
  "spec.containers[0].ports[0].containerPort: an exponent",
  "spec.containers[0].ports[1].name: no name",
  "spec.restartPolicy: the value Always",
  "spec.thisFieldIsUnknown: thisFieldIsUnknown",
];
for (const name of tried) test(`mutationsOf() tries ${name}`, () => expect(names).toContain(name));

test("mutationsOf() tries no field of a second item that the first has shown", () => {
  expect(names).not.toContain("spec.containers[0].ports[1].containerPort: zero");
});

test("mutationsOf() leaves what is skipped", () => {
  expect(names.filter((name) => name.startsWith("metadata"))).toEqual([]);
});

test("edited() makes what is missing on the way, and takes items away", () => {
  const edits = [
    { path: ["spec", "securityContext", "runAsUser"], value: 1 },
    { path: ["spec", "containers", 0], value: undefined },
  ];
  expect(edited(pod, edits)).toEqual({ spec: { containers: [], securityContext: { runAsUser: 1 } } });
});

const answer = { code: 200, warnings: [], headers: {}, contentType: "application/json" };
const failure = (causes: readonly string[]) => ({
  ...answer,
  code: 422,
  body: { kind: "Status", status: "Failure", message: "", details: { causes: causes.map((field) => ({ field })) } },
});
const compared = [
  { it: "the same", ours: { ...answer, body: { a: 1 } }, peers: { ...answer, body: { a: 1 } }, is: [] },
  {
    it: "another value",
    ours: { ...answer, body: { a: 1 } },
    peers: { ...answer, body: { a: 2 } },
    is: ["a is 1, not 2"],
  },
  { it: "causes in another order", ours: failure(["a", "b"]), peers: failure(["b", "a"]), is: [] },
  {
    it: "a cause that is missing",
    ours: failure(["a"]),
    peers: failure(["a", "a"]),
    is: ["missing cause a: undefined: "],
  },
];
for (const { it, ours, peers, is } of compared) {
  test(`compareAnswers() of ${it}`, () => expect(compareAnswers(ours, peers)).toEqual(is));
}
