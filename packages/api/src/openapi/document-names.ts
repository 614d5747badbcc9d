/** `pods` → `Pods`. */
export const title = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A group in operation ids: `` → `Core`, `rbac.authorization.k8s.io` → `RbacAuthorization`. */
export const groupTitle = (group: string): string =>
  group
    ? group
        .replace(/\.k8s\.io$/, "")
        .split(".")
        .map(title)
        .join("")
    : "Core";
