import type { Kind } from "@kubets/api";

export const hasStatus = ({ subresources }: Kind): boolean => subresources.some(({ name }) => name === "status");
