import type {
  FlowSchema,
  FlowSchemaSpec,
  PriorityLevelConfiguration,
  PriorityLevelConfigurationSpec,
} from "../../generated/types/flowcontrol-v1.ts";
import { sameValue } from "../../patch/same-value.ts";
import { type Found, invalidValue } from "../found.ts";

const everything = {
  resourceRules: [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"], clusterScope: true, namespaces: ["*"] }],
  nonResourceRules: [{ verbs: ["*"], nonResourceURLs: ["*"] }],
};
const groups = (...names: string[]) => names.map((name) => ({ kind: "Group", group: { name } }));

/** Without these no request could be told which level it belongs to: they exist, and say what they say, in every cluster. */
const flowSchemas: Readonly<Record<string, FlowSchemaSpec>> = {
  exempt: {
    priorityLevelConfiguration: { name: "exempt" },
    matchingPrecedence: 1,
    rules: [{ subjects: groups("system:masters"), ...everything }],
  },
  "catch-all": {
    priorityLevelConfiguration: { name: "catch-all" },
    matchingPrecedence: 10_000,
    distinguisherMethod: { type: "ByUser" },
    rules: [{ subjects: groups("system:unauthenticated", "system:authenticated"), ...everything }],
  },
};

const priorityLevels: Readonly<Record<string, PriorityLevelConfigurationSpec>> = {
  exempt: { type: "Exempt" },
  "catch-all": {
    type: "Limited",
    limited: { nominalConcurrencyShares: 5, limitResponse: { type: "Reject" }, lendablePercent: 0 },
  },
};

export function validateMandatorySchema({ metadata, spec }: FlowSchema, found: Found): void {
  const name = metadata?.name ?? "";
  const fixed = Object.hasOwn(flowSchemas, name) ? flowSchemas[name] : undefined;
  if (fixed && !sameValue(spec ?? {}, fixed)) {
    found.push(invalidValue("spec", spec ?? {}, `spec of '${name}' must equal the fixed value`));
  }
}

/** How much the exempt level lends is the administrator's to say. */
export function validateMandatoryLevel({ metadata, spec }: PriorityLevelConfiguration, found: Found): void {
  const name = metadata?.name ?? "";
  const fixed = Object.hasOwn(priorityLevels, name) ? priorityLevels[name] : undefined;
  if (!fixed) return;
  const { exempt: _, ...rest } = spec ?? {};
  if (name === "exempt") {
    const rule = "spec of 'exempt' except the 'spec.exempt' field must equal the fixed value";
    if (!sameValue(rest, fixed)) found.push(invalidValue("spec", spec ?? {}, rule));
  } else if (!sameValue(spec ?? {}, fixed)) {
    found.push(invalidValue("spec", spec ?? {}, `spec of '${name}' must equal the fixed value`));
  }
}
