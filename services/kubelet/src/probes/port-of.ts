import type { Container } from "@kubets/api/types/core-v1";

/** A port given by number or by the name it has in the container. Throws when there is none of that name. */
export function portOf(port: number | string, { ports = [] }: Container): number {
  if (typeof port === "number") return port;
  const named = ports.find(({ name }) => name === port)?.containerPort ?? Number(port);
  if (!Number.isInteger(named) || named <= 0) throw new Error(`couldn't find port: ${JSON.stringify(port)}`);
  return named;
}
