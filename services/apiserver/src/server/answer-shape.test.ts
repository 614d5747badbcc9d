import { kinds } from "@kubets/api";
import { answerShape } from "./answer-shape.ts";

const part = (kind: keyof typeof kinds, name: string) => ({
  kind: kinds[kind],
  subresource: kinds[kind].subresources.find((one) => one.name === name),
});
const rows = [
  { it: "lists", route: { verb: "list", kind: kinds.Pod, subresource: undefined }, shape: "list" },
  { it: "objects", route: { verb: "get", kind: kinds.Pod, subresource: undefined }, shape: "object" },
  {
    it: "reviews, which are only posted",
    route: { verb: "create", kind: kinds.TokenReview, subresource: undefined },
    shape: "plain",
  },
  { it: "status and scale as the object", route: { verb: "get", ...part("Deployment", "scale") }, shape: "object" },
  { it: "a status without columns", route: { verb: "get", ...part("ResourceClaim", "status") }, shape: "plain" },
  { it: "other parts", route: { verb: "get", ...part("Pod", "resize") }, shape: "plain" },
  { it: "logs", route: { verb: "get", ...part("Pod", "log") }, shape: "text" },
] as const;
for (const { it, route, shape } of rows) test(`answerShape() of ${it}`, () => expect(answerShape(route)).toBe(shape));
