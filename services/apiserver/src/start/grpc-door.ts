import { asApiError } from "@kubets/api";
import type { Logger, TlsSource } from "@kubets/component";
import type { Authentication } from "../authentication/union.ts";
import type { Authorizer } from "../authorization/authorizer.ts";
import { type GrpcServer, openGrpcServer } from "../grpc/grpc-server.ts";
import type { RoadDeps } from "../road/deps.ts";

export interface GrpcDoorOptions {
  readonly deps: RoadDeps;
  readonly authentication: Authentication;
  readonly authorizer: Authorizer;
  readonly tls: TlsSource;
  readonly address: string;
  readonly port: number;
  readonly log: Logger;
}

/** Opens the gRPC door on the road that REST goes. */
export const openGrpcDoor = ({ log, ...options }: GrpcDoorOptions): Promise<GrpcServer> =>
  openGrpcServer({
    ...options,
    asApiError: (thrown) => {
      const error = asApiError(thrown);
      if (error.code >= 500) log.error("A gRPC call failed", thrown);
      return error;
    },
  });
