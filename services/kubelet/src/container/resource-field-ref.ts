import { parseQuantity } from "@kubets/api";
import type { Container, Pod, ResourceFieldSelector } from "@kubets/api/types/core-v1";
import { containersOf } from "../pod/containers-of.ts";

/** Allocatable amounts of the node: what a container without a limit may use. */
export type Allocatable = Readonly<Record<string, string>>;

/** The value of a `resourceFieldRef`, in units of its divisor, rounded up. */
export function resourceFieldValue(
  selector: ResourceFieldSelector,
  container: Container,
  allocatable: Allocatable,
): string {
  const [list, ...rest] = selector.resource.split(".");
  const name = rest.join(".");
  const amounts = list === "limits" ? container.resources?.limits : container.resources?.requests;
  const given = amounts?.[name] ?? (list === "limits" ? allocatable[name] : container.resources?.limits?.[name]) ?? "0";
  const divisor = parseQuantity(selector.divisor && selector.divisor !== "0" ? selector.divisor : "1");
  const { nano } = parseQuantity(given);
  return ((nano + divisor.nano - 1n) / divisor.nano).toString();
}

/** The container that a selector in a volume names. */
export function containerNamed(pod: Pod, name: string | undefined): Container {
  const found = containersOf(pod).find(({ spec }) => spec.name === name);
  if (!found) throw new Error(`container ${name} not found`);
  return found.spec;
}
