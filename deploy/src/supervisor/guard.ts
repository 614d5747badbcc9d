import type { ServiceSpec } from "./service-spec.ts";

/** What brings a killed supervisor back. */
export interface GuardOptions {
  /** Program and flags of the supervisor. */
  readonly command: readonly string[];
  readonly supervisorPidFile: string;
  readonly pidFile: string;
  readonly log: string;
}

/** Beyond all processes of nodes, so that nothing brings the supervisor back while it stops the rest. */
const stage = 3;

/**
 * Looks each second whether the process of the pid file (number and start time) is there. A shell, since it costs a
 * thirtieth of the memory of a Node; all but `sleep` is done without another process.
 */
const script = `
pid_file=$1 log=$2
shift 2
while sleep 1; do
  pid= started= stat=
  read -r pid started < "$pid_file" || exit 0
  { read -r stat < "/proc/$pid/stat"; } 2> /dev/null
  case "$stat" in *" $started "*) continue ;; esac
  setsid "$@" >> "$log" 2>&1 &
  sleep 4
done`;

/**
 * A service that watches its supervisor as the supervisor watches it, for machines where no systemd does: whichever of the
 * two is killed, the other starts it again, and what the supervisor ran is adopted as it runs.
 */
export const guardOf = ({ command, supervisorPidFile, pidFile, log }: GuardOptions): ServiceSpec => ({
  name: "guard",
  command: ["/bin/sh", "-c", script, "kubets-guard", supervisorPidFile, log, ...command],
  environment: {},
  log,
  pidFile,
  after: [],
  stale: [],
  stage,
  stopGraceMs: 2000,
});
