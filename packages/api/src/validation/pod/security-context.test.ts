import type { SecurityContext } from "../../generated/types/core-v1.ts";
import type { Found } from "../found.ts";
import { validateSecurityContext } from "./security-context.ts";

const rows = [
  { it: "may not be raised by a capability", add: ["CAP_SYS_ADMIN"], found: ["spec"] },
  { it: "may be raised by one under its short name, which nobody looks for", add: ["SYS_ADMIN"], found: [] },
];
for (const { it, add, found: expected } of rows) {
  test(`privileges that do not escalate: ${it}`, () => {
    const found: Found = [];
    const context = { allowPrivilegeEscalation: false, capabilities: { add } } as unknown as SecurityContext;
    validateSecurityContext(context, { field: "spec", hostUsers: true }, found);
    expect(found.map(({ field }) => field)).toEqual(expected);
  });
}
