import { layerProblems } from "./layers.ts";

const layers = {
  "packages/api": [],
  "packages/client": ["packages/api"],
  "services/dns": ["packages/client"],
  test: ["*"],
};

const rows = [
  {
    it: "lets a service import a package below it",
    path: "services/dns/src/a.ts",
    text: `import { x } from "@kubets/client";`,
    problems: 0,
  },
  {
    it: "refuses an arrow upwards",
    path: "packages/api/src/a.ts",
    text: `import { x } from "@kubets/client";`,
    problems: 1,
  },
  {
    it: "refuses a path into another package",
    path: "services/dns/src/a.ts",
    text: `import { x } from "../../../packages/client/src/b.ts";`,
    problems: 1,
  },
  {
    it: "refuses one service in another",
    path: "services/dns/src/a.ts",
    text: `export { x } from "@kubets/apiserver";`,
    problems: 1,
  },
  {
    it: "sees imports over several lines",
    path: "packages/api/src/a.ts",
    text: `import {\n  x,\n  y,\n} from "@kubets/client";`,
    problems: 1,
  },
  { it: "sees dynamic imports", path: "packages/api/src/a.ts", text: `await import("@kubets/client");`, problems: 1 },
  {
    it: "lets tests import everything",
    path: "test/a.ts",
    text: `import { x } from "../services/dns/src/main.ts";`,
    problems: 0,
  },
];
for (const { it: says, path, text, problems } of rows)
  test(`layerProblems() ${says}`, () => expect(layerProblems(layers, [{ path, text }])).toHaveLength(problems));
