import type {
  HorizontalPodAutoscalerBehavior as Behavior,
  HPAScalingRules as Rules,
} from "@kubets/api/types/autoscaling-v2";

/** The annotation's JSON has the capitalised names and the nulls of Go's untagged structs. */
export const behaviorToText = ({ scaleUp, scaleDown }: Behavior): string =>
  JSON.stringify({ ScaleUp: rulesToText(scaleUp), ScaleDown: rulesToText(scaleDown) });

const rulesToText = (rules: Rules | undefined) =>
  rules
    ? {
        StabilizationWindowSeconds: rules.stabilizationWindowSeconds ?? null,
        SelectPolicy: rules.selectPolicy ?? null,
        Policies:
          rules.policies?.map(({ type, value, periodSeconds }) => ({
            Type: type,
            Value: value,
            PeriodSeconds: periodSeconds,
          })) ?? null,
        Tolerance: rules.tolerance ?? null,
      }
    : null;

/** undefined where there is no text, a spoilt one, or one that says nothing. */
export function behaviorFromText(text: string | undefined): Behavior | undefined {
  if (text === undefined) return undefined;
  try {
    const behavior = uncapitalised(JSON.parse(text));
    return isObject(behavior) && Object.keys(behavior).length ? (behavior as Behavior) : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function uncapitalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(uncapitalised);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name.charAt(0).toLowerCase() + name.slice(1), uncapitalised(member)]),
  );
}
