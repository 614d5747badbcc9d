import type { ServiceSpec } from "../supervisor/service-spec.ts";
import { unitFile, unitName } from "./unit-file.ts";

const spec: ServiceSpec = {
  name: "vm1/dockerd",
  command: ["dockerd", "--label=a b", "--log-opt=100%", "--host=unix:///run/kubets/vm1/docker.sock"],
  environment: { NO_PROXY: "10.0.0.0/8", HTTP_PROXY: null },
  log: "/var/log/kubets/vm1/dockerd.log",
  pidFile: "/run/kubets/vm1/dockerd.pid",
  after: [],
  stale: ["/run/kubets/vm1/own.pid"],
  stage: 1,
  stopGraceMs: 20_000,
};
const unit = unitFile({ spec, description: "Docker", after: ["kubets-containerd.service"] });

const rows = [
  {
    it: "names the program with flags that systemd reads as they are meant",
    line: 'ExecStart=dockerd "--label=a b" "--log-opt=100%%" --host=unix:///run/kubets/vm1/docker.sock',
  },
  { it: "clears what a killed predecessor left", line: "ExecStartPre=rm -f /run/kubets/vm1/own.pid" },
  { it: "sets variables", line: 'Environment="NO_PROXY=10.0.0.0/8"' },
  { it: "takes variables away", line: "UnsetEnvironment=HTTP_PROXY" },
  { it: "leaves containers alone when it stops", line: "KillMode=process" },
  { it: "comes after what it needs", line: "After=network-online.target kubets-containerd.service" },
  { it: "has its folder again after the machine was restarted", line: "RuntimeDirectory=kubets/vm1" },
];
for (const { it: name, line } of rows) test(`unitFile() ${name}`, () => expect(unit.split("\n")).toContain(line));

test("unitName() leaves the node out: a machine is one", () => expect(unitName(spec)).toBe("kubets-dockerd.service"));
