import { dockerNameOf, parseDockerName } from "./container-name.ts";

const identity = { container: "app", pod: "web-0", namespace: "shop", uid: "1f0c-22", attempt: 3 };
const name = "k8s_app_web-0_shop_1f0c-22_3";

test("dockerNameOf() names as dockershim did", () => expect(dockerNameOf(identity)).toBe(name));

const rows = [
  { it: "reads what it wrote", name, identity },
  { it: "reads names with docker's slash", name: `/${name}`, identity },
  { it: "passes over strangers", name: "/busy_bell", identity: undefined },
  { it: "passes over names that are too short", name: "k8s_app_web-0_shop_1f0c-22", identity: undefined },
  { it: "passes over attempts that are no numbers", name: "k8s_app_web-0_shop_1f0c-22_x", identity: undefined },
];
for (const { it: says, name: text, identity: expected } of rows)
  test(`parseDockerName() ${says}`, () => expect(parseDockerName(text)).toEqual(expected));
