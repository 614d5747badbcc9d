import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Gate } from "./service-spec.ts";

const tryMs = 1000;
const betweenMs = 50;

/** Whether somebody accepts connections there. */
export function answers(gate: Gate): Promise<boolean> {
  return new Promise((resolve) => {
    const [host, port] = "tcp" in gate ? splitAddress(gate.tcp) : [undefined, undefined];
    const socket = "unix" in gate ? connect({ path: gate.unix }) : connect({ host: host!, port: port! });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket
      .setTimeout(tryMs, () => end(false))
      .once("connect", () => end(true))
      .once("error", () => end(false));
  });
}

/** Waits until all answer; false when the signal came first. */
export async function gatesAnswer(gates: readonly Gate[], signal: AbortSignal): Promise<boolean> {
  for (const gate of gates)
    while (!(await answers(gate))) {
      if (signal.aborted) return false;
      await pause(betweenMs);
    }
  return !signal.aborted;
}

function splitAddress(address: string): [string, number] {
  const at = address.lastIndexOf(":");
  return [address.slice(0, at), Number(address.slice(at + 1))];
}
