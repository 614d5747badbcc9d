/** What this build is: compatible with that version of Kubernetes. */
export const build = { gitVersion: "v1.36.3+kubets0", major: "1", minor: "36" } as const;
