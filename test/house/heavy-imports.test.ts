import { heavyImportProblems } from "./heavy-imports.ts";

const rows = [
  {
    it: "finds an import of values",
    path: "services/dns/src/a.ts",
    text: 'import { request } from "node:http";\n',
    heavy: true,
  },
  {
    it: "finds one over several lines",
    path: "packages/client/src/a.ts",
    text: 'import x from "y";\nimport {\n  request,\n} from "node:http";\n',
    heavy: true,
  },
  {
    it: "lets types pass",
    path: "services/dns/src/a.ts",
    text: 'import type { Server } from "node:http";\n',
    heavy: false,
  },
  {
    it: "lets https pass",
    path: "services/dns/src/a.ts",
    text: 'import { request } from "node:https";\n',
    heavy: false,
  },
  {
    it: "minds no test",
    path: "services/dns/src/a.test.ts",
    text: 'import { request } from "node:http";\n',
    heavy: false,
  },
];
for (const { it, path, text, heavy } of rows)
  test(`heavyImportProblems() ${it}`, () => expect(heavyImportProblems([{ path, text }])).toHaveLength(heavy ? 1 : 0));
