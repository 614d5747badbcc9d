import { RuntimeError, type RuntimeErrorReason } from "../../ports/runtime-error.ts";
import { asRuntimeError } from "./docker-error.ts";

const answer = (statusCode: number, message: string) =>
  Object.assign(new Error(`(HTTP code ${statusCode}) server error - ${message} `), { statusCode, json: { message } });
const socket = (code: string) => Object.assign(new Error(`connect ${code} /run/docker.sock`), { code });

const rows: { it: string; thrown: unknown; means?: RuntimeErrorReason; reason: RuntimeErrorReason }[] = [
  { it: "a refused connection is Unreachable", thrown: socket("ECONNREFUSED"), reason: "Unreachable" },
  { it: "a missing socket is Unreachable", thrown: socket("ENOENT"), reason: "Unreachable" },
  { it: "a hang-up is Unreachable", thrown: new Error("socket hang up"), reason: "Unreachable" },
  { it: "silence is Unreachable", thrown: new DOMException("late", "TimeoutError"), reason: "Unreachable" },
  {
    it: "an unreachable one is so whatever was asked",
    thrown: socket("EPIPE"),
    means: "ErrImagePull",
    reason: "Unreachable",
  },
  {
    it: "a dockerd without containerd is Unreachable",
    thrown: answer(500, "connection error: code = Unavailable desc = transport is closing"),
    means: "RunContainerError",
    reason: "Unreachable",
  },
  { it: "404 is NotFound", thrown: answer(404, "No such container: x"), reason: "NotFound" },
  {
    it: "a refusal is what it means",
    thrown: answer(500, "no"),
    means: "RunContainerError",
    reason: "RunContainerError",
  },
  {
    it: "404 too is what it means",
    thrown: answer(404, "no"),
    means: "CreateContainerError",
    reason: "CreateContainerError",
  },
  { it: "a RuntimeError stays", thrown: new RuntimeError("TimedOut", "late"), means: "Internal", reason: "TimedOut" },
];
for (const { it: says, thrown, means, reason } of rows)
  test(`asRuntimeError(): ${says}`, () => expect(asRuntimeError(thrown, means).reason).toBe(reason));

test("asRuntimeError() tells dockerd's words without docker-modem's frame", () => {
  const streamed = Object.assign(new Error("(HTTP code 400) unexpected - a bad - name "), {
    statusCode: 400,
    json: null,
  });
  expect(asRuntimeError(streamed).message).toBe("a bad - name");
});
