import { Worker } from "node:worker_threads";
import type { Server, ServerDuplexStream, ServiceDefinition, UntypedServiceImplementation } from "@grpc/grpc-js";
import { status as grpcStatus } from "@grpc/grpc-js";
import type { PackageDefinition } from "@grpc/proto-loader";
import { ReflectionService } from "@grpc/reflection";

type Handler = (stream: ServerDuplexStream<unknown, unknown>) => void;

/**
 * Server reflection, v1 and v1alpha. Reading all of `proto/` takes a third of a second and 30 MB, so it is done by a thread
 * of its own, when somebody asks for the first time.
 */
export function addReflection(server: Server): void {
  let loading: Promise<ReadonlyMap<string, Handler>> | undefined;
  const handlers = () => {
    loading ??= loadDescriptors().then((root) => handlersOf(new ReflectionService(root)));
    return loading;
  };
  collect(new ReflectionService({}), (definition) => {
    const path = pathOf(definition);
    server.addService(definition as ServiceDefinition<UntypedServiceImplementation>, {
      ServerReflectionInfo: (stream: ServerDuplexStream<unknown, unknown>) => {
        // Nothing that arrives before the descriptors are there may be lost.
        stream.pause();
        handlers().then(
          (found) => {
            found.get(path)?.(stream);
            stream.resume();
          },
          (error) => stream.emit("error", { code: grpcStatus.INTERNAL, details: String(error) }),
        );
      },
    });
  });
}

/** The reflection library adds itself to servers only: what it would add is taken from it. */
function collect(service: ReflectionService, take: (definition: object, implementation: object) => void): void {
  service.addToServer({ addService: take } as unknown as Server);
}

const pathOf = (definition: object): string => Object.values(definition as Record<string, { path: string }>)[0]!.path;

function handlersOf(service: ReflectionService): ReadonlyMap<string, Handler> {
  const found = new Map<string, Handler>();
  collect(service, (definition, implementation) => {
    found.set(pathOf(definition), (implementation as { ServerReflectionInfo: Handler }).ServerReflectionInfo);
  });
  return found;
}

/** What the library reads of a package definition is only the descriptors of its files. */
function loadDescriptors(): Promise<PackageDefinition> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./load-descriptors.ts", import.meta.url));
    worker.once("message", (files: readonly Uint8Array[]) => {
      const fileDescriptorProtos = files.map((file) => Buffer.from(file));
      resolve({ all: { fileDescriptorProtos } } as unknown as PackageDefinition);
    });
    worker.once("error", reject);
  });
}
