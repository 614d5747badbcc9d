import { existsSync, readFileSync } from "node:fs";

const usual = "/etc/resolv.conf";
/** Where systemd-resolved names the servers behind its stub on 127.0.0.53, which pods and namespaces cannot reach. */
const behindStub = "/run/systemd/resolve/resolv.conf";

/** The file that names the machine's real name servers. */
export const machineResolvConf = (): string =>
  existsSync(behindStub) && /^nameserver\s+127\.0\.0\.53\s*$/m.test(readFileSync(usual, "utf8")) ? behindStub : usual;
