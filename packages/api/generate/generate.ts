import { emitDescriptions } from "./emit-descriptions.ts";
import { emitKinds } from "./emit-kinds.ts";
import { emitServices } from "./emit-services.ts";
import { emitTable } from "./emit-table.ts";
import { emitTypes, typesModule } from "./emit-types.ts";
import { readProtos } from "./read-protos.ts";

const generated = "packages/api/src/generated";

/** Every generated file: its path in the repository, and its text. */
export function generate(protoRoot: string): Map<string, string> {
  const files = readProtos(protoRoot);
  return new Map([
    [`${generated}/table.json`, emitTable(files)],
    [`${generated}/descriptions.json`, emitDescriptions(files)],
    [`${generated}/kinds.ts`, emitKinds(files)],
    ...emitServices(files),
    ...files.map((file): [string, string] => [
      `${generated}/types/${typesModule(file.path)}.ts`,
      emitTypes(file, files),
    ]),
  ]);
}
