import { type TypedMethod, typedEventName, typedMethods, typedServiceName } from "../src/schema/typed-service.ts";
import type { FileDeclaration, KindDeclaration } from "./declaration.ts";

/** The gRPC services of every kind, one file for each group version: path in the repository, and text. */
export function emitServices(files: readonly FileDeclaration[]): [string, string][] {
  return files.flatMap((file): [string, string][] => {
    const kinds = file.messages.flatMap(({ kind, shortName }) => (kind ? [{ kind, name: shortName }] : []));
    return kinds.length === 0 ? [] : [[`proto/services/${file.path}`, serviceFile(file, kinds)]];
  });
}

interface Named {
  readonly name: string;
  readonly kind: KindDeclaration;
}

const serviceFile = (
  file: FileDeclaration,
  kinds: readonly Named[],
): string => `// Generated from proto/${file.path}; do not edit.
syntax = "proto3";

package ${file.package};

import "${file.path}";
import "kubets/api/v1/objects.proto";

${kinds.map(service).join("\n")}`;

function service({ name, kind }: Named): string {
  const served = { ...kind, kind: name };
  const methods = typedMethods(served).map((method) => `  ${rpc(method, name)}\n`);
  const event = `message ${typedEventName(served)} {
  // ADDED, MODIFIED, DELETED or BOOKMARK.
  string type = 1;
  // Of a bookmark, only its resourceVersion.
  ${name} object = 2;
}
`;
  return `service ${typedServiceName(served)} {
${methods.join("")}}
${kind.verbs.includes("watch") ? `\n${event}` : ""}`;
}

function rpc({ name, request, reply }: TypedMethod, kind: string): string {
  const replies = {
    object: kind,
    list: `${kind}List`,
    event: `stream ${typedEventName({ kind })}`,
    Deleted: "kubets.api.v1.Deleted",
  };
  return `rpc ${name}(${request === "object" ? kind : `kubets.api.v1.${request}`}) returns (${replies[reply]});`;
}
