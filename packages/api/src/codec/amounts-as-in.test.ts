import { kinds } from "../index.ts";
import { amountsAsIn } from "./amounts-as-in.ts";

const { message } = kinds.Pod;
const pod = (cpu: string, sizeLimit?: string) => ({
  spec: {
    containers: [{ name: "c", image: "i", resources: { limits: { cpu } } }],
    ...(sizeLimit ? { volumes: [{ name: "v", emptyDir: { sizeLimit } }] } : {}),
  },
});

describe("amountsAsIn()", () => {
  const rows = [
    { it: "takes the other's words for the same amount", value: pod("1000m"), other: pod("1"), is: pod("1") },
    {
      it: "takes them beside lists and maps too",
      value: pod("1", "1Gi"),
      other: pod("1e0", "1024Mi"),
      is: pod("1e0", "1024Mi"),
    },
    { it: "leaves another amount", value: pod("2"), other: pod("1"), is: pod("2") },
    { it: "leaves what the other does not have", value: pod("1", "1Gi"), other: pod("1"), is: pod("1", "1Gi") },
  ];
  for (const { it, value, other, is } of rows) {
    test(it, () => expect(amountsAsIn(message, value, other)).toEqual(is));
  }
  test("copies nothing where nothing changes", () => {
    const value = pod("1");
    expect(amountsAsIn(message, value, pod("2"))).toBe(value);
  });
});
