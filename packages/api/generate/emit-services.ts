import { type TypedMethod, typedEventName, typedMethods, typedServiceName } from "../src/schema/typed-service.ts";
import type { FileDeclaration, KindDeclaration } from "./declaration.ts";

/** The gRPC services of every kind, one file for each group version: path in the repository, and text. */
export function emitServices(files: readonly FileDeclaration[]): [string, string][] {
  return files.flatMap((file): [string, string][] => {
    const kinds = file.messages.flatMap(({ kind, shortName }) => (kind ? [{ kind, name: shortName }] : []));
    return kinds.length === 0 ? [] : [[`proto/services/${file.path}`, serviceFile(file, { kinds, files })]];
  });
}

interface Named {
  readonly name: string;
  readonly kind: KindDeclaration;
}

/** A message that stands in some file. */
interface Message {
  readonly name: string;
  readonly path: string;
}

const status: Message = { name: "k8s.io.apimachinery.pkg.apis.meta.v1.Status", path: "k8s/meta/v1.proto" };

interface Context {
  readonly kinds: readonly Named[];
  readonly files: readonly FileDeclaration[];
}

function serviceFile(file: FileDeclaration, { kinds, files }: Context): string {
  /** Files of other groups that the methods speak of. */
  const imports = new Set([file.path, "kubets/api/v1/objects.proto"]);
  const named = (message: Message): string => {
    imports.add(message.path);
    return message.path === file.path ? message.name.slice(message.name.lastIndexOf(".") + 1) : message.name;
  };
  const service = ({ name, kind }: Named): string => {
    const served = { ...kind, kind: name, subresources: kind.subresources.map(withShortKind) };
    const spoken = (subresource: string) => {
      const full = kind.subresources.find((one) => one.name === subresource)?.kind;
      return full ? named(messageOf(full, files)) : name;
    };
    const methods = typedMethods(served).map((method) => {
      const reply = method.reply === "Status" ? named(status) : "";
      return `  ${rpc(method, { kind: name, spoken: spoken(method.subresource), status: reply })}\n`;
    });
    return `service ${typedServiceName(served)} {
${methods.join("")}}
${kind.verbs.includes("watch") ? `\n${watchEvent(name)}` : ""}`;
  };
  const services = kinds.map(service).join("\n");
  return `// Generated from proto/${file.path}; do not edit.
syntax = "proto3";

package ${file.package};

${[...imports]
  .sort()
  .map((path) => `import "${path}";\n`)
  .join("")}
${services}`;
}

const withShortKind = <Part extends { readonly kind: string }>(part: Part): Part => ({
  ...part,
  kind: part.kind.slice(part.kind.lastIndexOf("/") + 1),
});

/** The message of `policy/v1/Eviction`, or of `v1/Binding`. */
function messageOf(kind: string, files: readonly FileDeclaration[]): Message {
  const [name = "", version, group = ""] = kind.split("/").reverse();
  for (const { api, messages, path } of files) {
    if (api?.group !== group || api.version !== version) continue;
    const message = messages.find(({ shortName }) => shortName === name);
    if (message) return { name: message.name, path };
  }
  throw new Error(`no file declares ${kind}`);
}

const watchEvent = (name: string) => `message ${typedEventName({ kind: name })} {
  // ADDED, MODIFIED, DELETED or BOOKMARK.
  string type = 1;
  // Of a bookmark, only its resourceVersion.
  ${name} object = 2;
}
`;

interface Words {
  readonly kind: string;
  /** What the method's subresource speaks. */
  readonly spoken: string;
  readonly status: string;
}

function rpc({ name, request, reply }: TypedMethod, { kind, spoken, status }: Words): string {
  const replies = {
    object: spoken,
    list: `${kind}List`,
    event: `stream ${typedEventName({ kind })}`,
    Deleted: "kubets.api.v1.Deleted",
    Status: status,
  };
  return `rpc ${name}(${request === "object" ? spoken : `kubets.api.v1.${request}`}) returns (${replies[reply]});`;
}
