/** What we are compatible with, and what we are. */
export const gitVersion = "v1.36.3+kubets0";

/** `/version`, as kube-apiserver's `version.Info`. */
export const versionInfo = {
  major: "1",
  minor: "36",
  emulationMajor: "1",
  emulationMinor: "36",
  minCompatibilityMajor: "1",
  minCompatibilityMinor: "35",
  gitVersion,
  gitCommit: "",
  gitTreeState: "",
  buildDate: "1970-01-01T00:00:00Z",
  goVersion: `node${process.versions.node}`,
  compiler: "v8",
  platform: `${process.platform}/${process.arch === "x64" ? "amd64" : process.arch}`,
};
