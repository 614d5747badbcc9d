import { Server, type ServiceDefinition, type UntypedHandleCall } from "@grpc/grpc-js";
import { type CertificateSource, objectsService } from "@kubets/client";
import { HealthImplementation } from "grpc-health-check";
import type { Authentication } from "../authentication/union.ts";
import { serverCredentials } from "./credentials.ts";
import type { Door } from "./door.ts";
import { createIdentify } from "./identity.ts";
import { objectsHandlers } from "./objects.ts";
import { addReflection } from "./reflection.ts";
import { typedService } from "./typed-services.ts";

export interface GrpcServerOptions extends Omit<Door, "stopping" | "identify"> {
  readonly authentication: Pick<Authentication, "authenticate">;
  readonly address: string;
  /** Kubernetes has no gRPC door; ours is 6444. 0 takes any free port. */
  readonly port: number;
  readonly tls: CertificateSource;
}

export interface GrpcServer {
  readonly port: number;
  /** What the health service says from now on. */
  setServing(serving: boolean): void;
  /** Ends the watches and lets other calls finish; those that have not by then are cut off. */
  close(withinMs: number): Promise<void>;
}

/** A watcher's connection is silent between events: both sides must notice when the other has gone. */
const channelOptions = {
  "grpc.max_receive_message_length": 16 * 1024 * 1024,
  "grpc.max_send_message_length": -1,
  "grpc.keepalive_time_ms": 30_000,
  "grpc.keepalive_timeout_ms": 10_000,
  "grpc.keepalive_permit_without_calls": 1,
};

/** Messages that the handlers have encoded themselves. */
const ready = (bytes: unknown): Buffer => bytes as Buffer;
const objectsOnTheWire = {
  ...objectsService,
  List: { ...objectsService.List, responseSerialize: ready },
  Watch: { ...objectsService.Watch, responseSerialize: ready },
} as unknown as ServiceDefinition<Record<string, UntypedHandleCall>>;

/** Opens the gRPC door: Objects, a service for each kind, health and reflection. */
export async function openGrpcServer(options: GrpcServerOptions): Promise<GrpcServer> {
  const server = new Server(channelOptions);
  const abort = new AbortController();
  const { deps, stages, observe } = options;
  const identify = createIdentify(options.authentication);
  const door: Door = { deps, stages, observe, identify, stopping: abort.signal };
  server.addService(objectsOnTheWire, objectsHandlers(door));
  // Nobody's name is the server's own.
  const services = ["", "kubets.api.v1.Objects"];
  for (const kind of options.deps.registry.all()) {
    const { name, definition, handlers } = typedService(kind, door);
    server.addService(definition as ServiceDefinition<Record<string, UntypedHandleCall>>, handlers);
    services.push(name);
  }
  const health = new HealthImplementation(Object.fromEntries(services.map((name) => [name, "NOT_SERVING"])));
  health.addToServer(server);
  addReflection(server);
  const port = await new Promise<number>((resolve, reject) => {
    const address = options.address.includes(":") ? `[${options.address}]` : options.address;
    server.bindAsync(`${address}:${options.port}`, serverCredentials(options.tls), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  const setServing = (serving: boolean) => {
    for (const service of services) health.setStatus(service, serving ? "SERVING" : "NOT_SERVING");
  };
  return {
    port,
    setServing,
    close: async (withinMs) => {
      setServing(false);
      abort.abort();
      const timer = setTimeout(() => server.forceShutdown(), withinMs);
      await new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
      clearTimeout(timer);
    },
  };
}
