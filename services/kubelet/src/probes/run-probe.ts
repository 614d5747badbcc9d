import { connect } from "node:net";
import type { Container, Probe } from "@kubets/api/types/core-v1";
import type { Runtime } from "../ports/runtime.ts";
import { RuntimeError } from "../ports/runtime-error.ts";
import { grpcHealth } from "./grpc-health.ts";
import { httpGet } from "./http-get.ts";
import { portOf } from "./port-of.ts";

export interface ProbeTarget {
  readonly container: Container;
  readonly containerId: string;
  readonly podIP: string;
}

export interface ProbeOutcome {
  readonly ok: boolean;
  /** For the event: what the probe saw. */
  readonly output: string;
}

/** Probes a container once. Throws only when the runtime cannot be asked, which says nothing about the container. */
export async function runProbe(
  probe: Probe,
  target: ProbeTarget,
  runtime: Pick<Runtime, "execSync">,
): Promise<ProbeOutcome> {
  const timeoutMs = (probe.timeoutSeconds ?? 1) * 1000;
  if (probe.exec) return execProbe(probe.exec.command ?? [], { target, runtime, timeoutMs });
  try {
    if (probe.httpGet) {
      const { container, podIP } = target;
      const answer = await httpGet({
        action: probe.httpGet,
        container,
        podIP,
        timeoutMs,
        userAgent: "kube-probe/1.36",
      });
      return answer.code >= 200 && answer.code < 400
        ? { ok: true, output: answer.body }
        : { ok: false, output: `HTTP probe failed with statuscode: ${answer.code}` };
    }
    if (probe.tcpSocket) {
      const { port, host } = probe.tcpSocket;
      await tcpConnect({ host: host || target.podIP, port: portOf(port, target.container), timeoutMs });
      return { ok: true, output: "" };
    }
    if (probe.grpc) {
      const { port, service = "" } = probe.grpc;
      return await grpcHealth({ address: `${target.podIP}:${port}`, service: service ?? "", timeoutMs });
    }
    return { ok: true, output: "" };
  } catch (error) {
    return { ok: false, output: dialText(error as NodeJS.ErrnoException) };
  }
}

const goTexts: Readonly<Record<string, string>> = {
  ECONNREFUSED: "connect: connection refused",
  EHOSTUNREACH: "connect: no route to host",
  ENETUNREACH: "connect: network is unreachable",
  ECONNRESET: "read: connection reset by peer",
};

/** A failed connection in the words that users know from Kubernetes. */
function dialText(error: NodeJS.ErrnoException & { address?: string; port?: number }): string {
  const text = goTexts[error.code ?? ""];
  return text && error.address ? `dial tcp ${error.address}:${error.port}: ${text}` : error.message;
}

interface ExecProbe {
  readonly target: ProbeTarget;
  readonly runtime: Pick<Runtime, "execSync">;
  readonly timeoutMs: number;
}

async function execProbe(command: readonly string[], { target, runtime, timeoutMs }: ExecProbe): Promise<ProbeOutcome> {
  try {
    const { exitCode, stdout, stderr } = await runtime.execSync(target.containerId, { command, timeoutMs });
    return { ok: exitCode === 0, output: `${stdout}${stderr}`.slice(0, 10_240) };
  } catch (error) {
    if (!(error instanceof RuntimeError) || error.reason !== "TimedOut") throw error;
    return {
      ok: false,
      output: `command timed out: ${JSON.stringify(command.join(" "))} timed out after ${timeoutMs / 1000}s`,
    };
  }
}

const tcpConnect = ({ host, port, timeoutMs }: { host: string; port: number; timeoutMs: number }): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: timeoutMs });
    socket.once("connect", () => {
      socket.destroy();
      resolve();
    });
    socket.once("timeout", () => socket.destroy(new Error(`dial tcp ${host}:${port}: i/o timeout`)));
    socket.once("error", (error) => reject(error));
  });
