import { readFileSync } from "node:fs";
import { join } from "node:path";
import { reasons } from "@kubets/api";
import { root } from "./source-files.ts";

const page = readFileSync(join(root, "docs/errors.md"), "utf8");
const told = [...page.matchAll(/^\| `(\w+)` \| (\d+) \|/gm)].map(([, reason, http]) => [reason, Number(http)]);

test("docs/errors.md tells every reason and its HTTP code, and no other", () => {
  const real = Object.entries(reasons).map(([reason, { http }]) => [reason, http]);
  expect(told.sort()).toEqual(real.sort());
});
