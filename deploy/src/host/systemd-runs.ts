import { existsSync } from "node:fs";

/** Whether systemd keeps this machine's services. */
export const systemdRuns = (): boolean => existsSync("/run/systemd/system");
