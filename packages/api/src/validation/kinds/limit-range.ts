import { compareQuantity, parseQuantity } from "../../codec/quantity.ts";
import type { LimitRange, LimitRangeItem } from "../../generated/types/core-v1.ts";
import { isQualifiedName } from "../formats/qualified-name.ts";
import { duplicateValue, type Found, forbiddenValue, invalidValue, report, requiredValue } from "../found.ts";
import { isLess, limitRangeResourceName, mayOvercommit } from "../quantities.ts";
import { rulesOf } from "../rules.ts";

const standardTypes = ["Pod", "Container", "PersistentVolumeClaim"];
const lists = ["max", "min", "default", "defaultRequest", "maxLimitRequestRatio"] as const;
type Lists = Pick<LimitRangeItem, (typeof lists)[number]>;

export const limitRange = rulesOf<LimitRange>({
  metadataOnUpdate: ["whole"],
  validate: ({ spec }, found) => {
    const types = new Set<string>();
    for (const [i, item] of (spec?.limits ?? []).entries()) {
      const field = `spec.limits[${i}]`;
      validateType(item.type, `${field}.type`, found);
      if (types.has(item.type)) found.push(duplicateValue(`${field}.type`, item.type));
      else {
        types.add(item.type);
        validateItem(item, field, found);
      }
    }
  },
});

function validateType(type: string, field: string, found: Found): void {
  const wrong = isQualifiedName(type);
  report(found, field, type, wrong);
  if (!wrong.length && !type.includes("/") && !standardTypes.includes(type)) {
    found.push(invalidValue(field, type, "must be a standard limit type or fully qualified"));
  }
}

function validateItem(item: LimitRangeItem, field: string, found: Found): void {
  const names = new Set(lists.flatMap((list) => Object.keys(item[list] ?? {})));
  for (const list of ["max", "min"] as const) {
    for (const name of Object.keys(item[list] ?? {})) {
      limitRangeResourceName(found, `${field}.${list}[${name}]`, { name, type: item.type });
    }
  }
  if (item.type === "Pod") {
    for (const list of ["default", "defaultRequest"] as const) {
      if (Object.keys(item[list] ?? {}).length) {
        found.push(forbiddenValue(`${field}.${list}`, "may not be specified when `type` is 'Pod'"));
      }
    }
  } else {
    for (const list of ["default", "defaultRequest"] as const) {
      for (const name of Object.keys(item[list] ?? {})) {
        limitRangeResourceName(found, `${field}.${list}[${name}]`, { name, type: item.type });
      }
    }
  }
  if (item.type === "PersistentVolumeClaim" && !item.min?.storage && !item.max?.storage) {
    const rule = "either minimum or maximum storage value is required, but neither was provided";
    found.push(requiredValue(`${field}.limits`, rule));
  }
  for (const name of Object.keys(item.maxLimitRequestRatio ?? {})) {
    limitRangeResourceName(found, `${field}.maxLimitRequestRatio[${name}]`, { name, type: item.type });
  }
  for (const name of names) validateOrder(item, { name, field }, found);
}

/** For every resource: min ≤ default request ≤ default ≤ max, and a ratio that these leave room for. */
function validateOrder(item: Lists, { name, field }: { name: string; field: string }, found: Found): void {
  const [max, min, limit, request, ratio] = lists.map((list) => item[list]?.[name]);
  const over = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && isLess(b, a);
  const say = (list: string, value: string | undefined, text: string) =>
    found.push(invalidValue(`${field}.${list}[${name}]`, value, text));
  if (over(min, max)) say("min", min, `min value ${min} is greater than max value ${max}`);
  if (over(min, request))
    say("defaultRequest", request, `min value ${min} is greater than default request value ${request}`);
  if (over(request, max))
    say("defaultRequest", request, `default request value ${request} is greater than max value ${max}`);
  if (over(request, limit)) {
    say("defaultRequest", request, `default request value ${request} is greater than default limit value ${limit}`);
  }
  if (over(min, limit)) say("default", min, `min value ${min} is greater than default value ${limit}`);
  if (over(limit, max)) say("default", max, `default value ${limit} is greater than max value ${max}`);
  if (request !== undefined && limit !== undefined && !mayOvercommit(name) && compareQuantity(request, limit) !== 0) {
    say("defaultRequest", request, `default value ${limit} must equal to defaultRequest value ${request} in ${name}`);
  }
  if (ratio !== undefined) validateRatio(ratio, { min, max, path: `${field}.maxLimitRequestRatio[${name}]` }, found);
}

function validateRatio(
  ratio: string,
  { min, max, path }: { min: string | undefined; max: string | undefined; path: string },
  found: Found,
): void {
  if (compareQuantity(ratio, "1") < 0) found.push(invalidValue(path, ratio, `ratio ${ratio} is less than 1`));
  if (min === undefined || max === undefined) return;
  const room = asNumber(max) / asNumber(min);
  if (asNumber(ratio) > room) {
    found.push(invalidValue(path, ratio, `ratio ${ratio} is greater than max/min = ${room.toFixed(6)}`));
  }
}

const asNumber = (quantity: string): number => Number(parseQuantity(quantity).asMilli()) / 1000;
