import type { ApiObject, Kind } from "@kubets/api";
import { formatTime } from "@kubets/api";
import type { Namespace, NamespaceCondition } from "@kubets/api/types/core-v1";

/** What is still in a namespace, by resource. */
export interface Remaining {
  readonly kind: Kind<object>;
  readonly objects: readonly ApiObject[];
}

export interface Found {
  readonly remaining: readonly Remaining[];
  /** What went wrong while content was deleted. */
  readonly failures: readonly string[];
}

/** `pods. has 2 resource instances`: a resource and its group, as kubectl shows it. */
const counted = ({ kind, objects }: Remaining): string =>
  `${kind.plural}.${kind.group} has ${objects.length} resource instances`;

/** How a deletion stands, as conditions of the namespace. */
export function deletionConditions({ status }: Namespace, { remaining, failures }: Found, now: Date) {
  const finalizers = Map.groupBy(
    remaining.flatMap(({ objects }) => objects.flatMap(({ metadata }) => metadata.finalizers ?? [])),
    (name) => name,
  );
  const held = [...finalizers].map(([name, all]) => `${name} in ${all.length} resource instances`).sort();
  const wanted = [
    said("NamespaceDeletionDiscoveryFailure", false, "ResourcesDiscovered", "All resources successfully discovered"),
    said(
      "NamespaceDeletionGroupVersionParsingFailure",
      false,
      "ParsedGroupVersions",
      "All legacy kube types successfully parsed",
    ),
    failures.length > 0
      ? said("NamespaceDeletionContentFailure", true, "ContentDeletionFailed", failures.join(", "))
      : said(
          "NamespaceDeletionContentFailure",
          false,
          "ContentDeleted",
          "All content successfully deleted, may be waiting on finalization",
        ),
    remaining.length > 0
      ? said(
          "NamespaceContentRemaining",
          true,
          "SomeResourcesRemain",
          `Some resources are remaining: ${remaining.map(counted).sort().join(", ")}`,
        )
      : said("NamespaceContentRemaining", false, "ContentRemoved", "All content successfully removed"),
    held.length > 0
      ? said(
          "NamespaceFinalizersRemaining",
          true,
          "SomeFinalizersRemain",
          `Some content in the namespace has finalizers remaining: ${held.join(", ")}`,
        )
      : said(
          "NamespaceFinalizersRemaining",
          false,
          "ContentHasNoFinalizers",
          "All content-preserving finalizers finished",
        ),
  ];
  const known = status?.conditions ?? [];
  const others = known.filter(({ type }) => !wanted.some((one) => one.type === type));
  return [
    ...others,
    ...wanted.map((one): NamespaceCondition => {
      const before = known.find(({ type }) => type === one.type);
      const since = before?.status === one.status ? before.lastTransitionTime : formatTime(now);
      return { ...one, lastTransitionTime: since };
    }),
  ];
}

const said = (type: string, is: boolean, reason: string, message: string) => ({
  type,
  status: is ? ("True" as const) : ("False" as const),
  reason,
  message,
});

/** Half of the longest grace period of what is left, and a second more: sooner it cannot be over. */
export function patienceMs(remaining: readonly Remaining[]): number {
  const seconds = remaining.flatMap(({ objects }) =>
    objects.map(({ metadata }) => metadata.deletionGracePeriodSeconds ?? 0),
  );
  return (Math.floor(Math.max(0, ...seconds) / 2) + 1) * 1000;
}
