import { type LabelSelector, type LabelSelectorSpec, labelSelectorOf } from "@kubets/api";

const known = new WeakMap<object, LabelSelector>();

/** The selector of a cached object's spec; made once for as long as that object lives. */
export function selectorOf(spec: LabelSelectorSpec | undefined): LabelSelector {
  if (!spec) return labelSelectorOf(spec);
  let selector = known.get(spec);
  if (!selector) {
    selector = labelSelectorOf(spec);
    known.set(spec, selector);
  }
  return selector;
}
