import { Registry } from "prom-client";
import type { AdmissionPlugin, AdmissionRequest } from "../admission/admission.ts";
import { createAdmissionMetrics } from "./admission-metrics.ts";

const request = { operation: "CREATE" } as AdmissionRequest;
const refuse = () => {
  throw new Error("not allowed");
};

function open() {
  const registry = new Registry();
  const counts = async () =>
    (await registry.metrics()).split("\n").flatMap((line) => {
      const [, family, rest] = line.match(/^apiserver_admission_(\w+)_admission_duration_seconds_count(.*)$/) ?? [];
      return family ? [`${family} ${rest}`] : [];
    });
  return { ...createAdmissionMetrics(registry), counts };
}

const plugin = (parts: Partial<AdmissionPlugin>): AdmissionPlugin => ({ name: "Some", handles: () => true, ...parts });

const rows: readonly { it: string; parts: Partial<AdmissionPlugin>; run: "mutate" | "validate"; line: string }[] = [
  {
    it: "a plugin that lets pass at once",
    parts: { validate: () => undefined },
    run: "validate",
    line: 'controller {name="Some",type="validate",operation="CREATE",rejected="false"} 1',
  },
  {
    it: "a plugin that lets pass later",
    parts: { mutate: async ({ object }) => object! },
    run: "mutate",
    line: 'controller {name="Some",type="admit",operation="CREATE",rejected="false"} 1',
  },
  {
    it: "a plugin that refuses at once",
    parts: { validate: refuse },
    run: "validate",
    line: 'controller {name="Some",type="validate",operation="CREATE",rejected="true"} 1',
  },
  {
    it: "a plugin that refuses later",
    parts: { validate: async () => refuse() },
    run: "validate",
    line: 'controller {name="Some",type="validate",operation="CREATE",rejected="true"} 1',
  },
];
for (const { it, parts, run, line } of rows) {
  test(`${it} is counted`, async () => {
    const { measured, counts } = open();
    const isRefused = line.includes('rejected="true"');
    const outcome = (async () => measured(plugin(parts))[run]!(request))();
    await (isRefused ? expect(outcome).rejects.toThrow("not allowed") : outcome);
    expect(await counts()).toEqual([line]);
  });
}

test("a plugin that need not wait is not made to", () => {
  expect(open().measured(plugin({ validate: () => undefined })).validate!(request)).toBeUndefined();
});

test("a whole step is counted, and its answer passed on", async () => {
  const { step, counts } = open();
  expect(await step("admit", request, async () => "admitted")).toBe("admitted");
  await expect(step("admit", request, async () => refuse())).rejects.toThrow("not allowed");
  expect(await counts()).toEqual([
    'step {type="admit",operation="CREATE",rejected="false"} 1',
    'step {type="admit",operation="CREATE",rejected="true"} 1',
  ]);
});
