import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { formatIdentity, identityOf, readPidFile } from "../host/process-identity.ts";
import { openSupervisor } from "./supervisor.ts";

/** `main.ts --services FILE --status FILE --pid-file FILE`: SIGHUP reads the services again, SIGTERM stops them all. */
const { values } = parseArgs({
  options: { services: { type: "string" }, status: { type: "string" }, "pid-file": { type: "string" } },
});
const { services, status, "pid-file": pidFile } = values;
if (!services || !status || !pidFile) {
  process.stderr.write("usage: main.ts --services FILE --status FILE --pid-file FILE\n");
  process.exit(2);
}
const other = readPidFile(pidFile);
if (other && other.pid !== process.pid) {
  process.stderr.write(`another supervisor runs already, as process ${other.pid}\n`);
  process.exit(1);
}
writeFileSync(pidFile, formatIdentity(identityOf(process.pid)!));

const supervisor = openSupervisor({ services, status });
process.on("SIGHUP", () => void supervisor.reload());
for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.on(signal, () => void supervisor.stop().then(() => process.exit(0)));
await supervisor.reload();
