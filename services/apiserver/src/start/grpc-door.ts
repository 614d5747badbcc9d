import type { TlsSource } from "@kubets/component";
import type { Authentication } from "../authentication/union.ts";
import { type GrpcServer, openGrpcServer } from "../grpc/grpc-server.ts";
import type { RoadDeps } from "../road/deps.ts";
import type { Road } from "./road.ts";

export interface GrpcDoorOptions {
  readonly deps: RoadDeps;
  readonly authentication: Authentication;
  readonly road: Road;
  readonly tls: TlsSource;
  readonly address: string;
  readonly port: number;
}

/** Opens the gRPC door on the road that REST goes. */
export const openGrpcDoor = ({ road, ...options }: GrpcDoorOptions): Promise<GrpcServer> =>
  openGrpcServer({ ...options, ...road });
