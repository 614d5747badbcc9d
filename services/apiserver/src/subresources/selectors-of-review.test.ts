import type { ResourceAttributes } from "@kubets/api/types/authorization-v1";
import { selectorsOfReview } from "./selectors-of-review.ts";

const ignored = "spec.resourceAttributes.fieldSelector ignored due to parse error";
const partly = "spec.resourceAttributes.fieldSelector partially ignored due to parse error";
const name = { key: "metadata.name", operator: "In", values: ["a,b"] };

const rows: { it: string; asked: ResourceAttributes; selector?: string; says: string }[] = [
  { it: "no selector", asked: {}, says: "" },
  {
    it: "a text",
    asked: { fieldSelector: { rawSelector: "spec.nodeName=n1" } },
    selector: "spec.nodeName=n1",
    says: "",
  },
  { it: "a text that is none", asked: { fieldSelector: { rawSelector: "((" } }, says: ignored },
  {
    it: "requirements",
    asked: { fieldSelector: { requirements: [name] } },
    selector: "metadata.name=a\\,b",
    says: "",
  },
  {
    it: "requirements of which one cannot be read",
    asked: { fieldSelector: { requirements: [name, { key: "a", operator: "Exists" }] } },
    selector: "metadata.name=a\\,b",
    says: partly,
  },
  {
    it: "requirements that cannot be read",
    asked: { fieldSelector: { requirements: [{ key: "a", operator: "In", values: ["b", "c"] }] } },
    says: ignored,
  },
  {
    it: "both selectors wrong",
    asked: { fieldSelector: { rawSelector: "((" }, labelSelector: { rawSelector: "((" } },
    says: `${ignored}; ${ignored.replace("field", "label")}`,
  },
];
for (const { it, asked, selector, says } of rows) {
  test(`of a review with ${it}, what can be read counts`, () => {
    const { fieldSelector, evaluationError } = selectorsOfReview(asked);
    expect({ selector: fieldSelector?.toString(), says: evaluationError }).toEqual({ selector, says });
  });
}
