import { kinds } from "../schema/table.ts";
import { decode } from "./decode.ts";
import type { WrittenNumber } from "./exact-json.ts";
import { parseJson } from "./parse-json.ts";
import { readFractions } from "./read-fractions.ts";

function read(json: string): unknown {
  const fractions: WrittenNumber[] = [];
  const value = parseJson(json, (number) => fractions.push(number));
  readFractions(kinds.Deployment.message, value, fractions);
  return decode(kinds.Deployment.message, value);
}

const inField = (place: string) => `into Go struct field ${place}`;

describe("a number with a point or an exponent", () => {
  const refused = [
    {
      it: "is no integer, even when it is whole",
      json: '{"spec":{"replicas":1.0}}',
      says: `number 1.0 ${inField("DeploymentSpec.spec.replicas")} of type int32`,
    },
    {
      it: "is no integer in any notation",
      json: '{"spec":{"replicas":1e2}}',
      says: `number 1e2 ${inField("DeploymentSpec.spec.replicas")} of type int32`,
    },
    {
      it: "is no integer in a list",
      json: '{"spec":{"template":{"spec":{"containers":[{"ports":[{"containerPort":8e1}]}]}}}}',
      says: `number 8e1 ${inField("ContainerPort.spec.template.spec.containers.ports.containerPort")} of type int32`,
    },
  ];
  refused.push(
    {
      it: "is told after what was wrong before it",
      json: '{"metadata":{"name":[]},"spec":{"replicas":1.5}}',
      says: `array ${inField("ObjectMeta.metadata.name")} of type string`,
    },
    {
      it: "is told before what is wrong after it",
      json: '{"spec":{"replicas":1.5,"paused":[]}}',
      says: `number 1.5 ${inField("DeploymentSpec.spec.replicas")} of type int32`,
    },
  );
  for (const { it, json, says } of refused) {
    test(it, () => expect(() => read(json)).toThrow(`json: cannot unmarshal ${says}`));
  }
  test("keeps its notation in a quantity", () => {
    expect(read('{"spec":{"template":{"spec":{"overhead":{"cpu":1e3}}}}}')).toMatchObject({
      spec: { template: { spec: { overhead: { cpu: "1e3" } } } },
    });
  });
  test("is a number where the schema does not go", () => expect(read('{"other":1.0}')).toMatchObject({}));
});
