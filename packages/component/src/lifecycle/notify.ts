import { execFile } from "node:child_process";

/**
 * Tells systemd how the process is (`READY=1`, `STOPPING=1`, `STATUS=…`), when it asked to be told by $NOTIFY_SOCKET.
 * Node has no Unix datagram sockets, so systemd's own `systemd-notify` sends it: the unit needs `Type=notify` with
 * `NotifyAccess=all`. A failure is told to nobody but the caller: no process should stop for it.
 */
export function notifySystemd(state: string, environment: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  if (!environment["NOTIFY_SOCKET"]) return Promise.resolve(false);
  return new Promise((resolve) => {
    execFile("systemd-notify", [state], { env: environment, timeout: 5000 }, (error) => resolve(error === null));
  });
}
