/** What we are compatible with, and what we are. */
export const gitVersion = "v1.36.3+kubets0";
