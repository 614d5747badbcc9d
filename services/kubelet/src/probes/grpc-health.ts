import { Client, credentials, Metadata } from "@grpc/grpc-js";
import type { ProbeOutcome } from "./run-probe.ts";

export interface GrpcHealth {
  readonly address: string;
  readonly service: string;
  readonly timeoutMs: number;
}

const serving = 1;

/** Asks `grpc.health.v1.Health/Check`. Both messages have one field, so they are written by hand: a string, and an enum. */
export function grpcHealth({ address, service, timeoutMs }: GrpcHealth): Promise<ProbeOutcome> {
  const client = new Client(address, credentials.createInsecure());
  const deadline = Date.now() + timeoutMs;
  const encode = (name: string) => {
    const text = Buffer.from(name);
    return text.length === 0 ? text : Buffer.concat([Buffer.from([0x0a, text.length]), text]);
  };
  const decode = (bytes: Buffer) => (bytes[0] === 0x08 ? (bytes[1] ?? 0) : 0);
  return new Promise((resolve) => {
    client.makeUnaryRequest(
      "/grpc.health.v1.Health/Check",
      encode,
      decode,
      service,
      new Metadata(),
      { deadline },
      (error, status) => {
        client.close();
        if (error) resolve({ ok: false, output: `error: health rpc failed: ${error.message}` });
        else
          resolve({
            ok: status === serving,
            output: status === serving ? "" : `service unhealthy (responded with "${status}")`,
          });
      },
    );
  });
}
