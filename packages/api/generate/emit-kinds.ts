import type { FileDeclaration } from "./declaration.ts";
import { typesModule } from "./emit-types.ts";

/** Kind names that two group versions serve, and the one that has the plain name. */
const preferred: Readonly<Record<string, string>> = { Event: "v1", HorizontalPodAutoscaler: "autoscaling/v2" };

/** `kinds.ts`: the type of the `kinds` object, which `table.ts` fills. */
export function emitKinds(files: readonly FileDeclaration[]): string {
  const imports: string[] = [];
  const members: string[] = [];
  for (const file of files) {
    const { api } = file;
    const kinds = file.messages.filter((message) => message.kind);
    if (!api || kinds.length === 0) continue;
    const module = typesModule(file.path);
    const alias = module.replaceAll("-", "_");
    imports.push(`import type * as ${alias} from "./types/${module}.ts";\n`);
    const apiVersion = api.group ? `${api.group}/${api.version}` : api.version;
    for (const { shortName } of kinds) {
      const plain = (preferred[shortName] ?? apiVersion) === apiVersion;
      const name = plain ? shortName : JSON.stringify(`${apiVersion}/${shortName}`);
      members.push(`  readonly ${name}: Kind<${alias}.${shortName}>;\n`);
    }
  }
  const head = '// Generated from proto/; do not edit.\nimport type { Kind } from "../schema/schema.ts";\n';
  const doc =
    "/** Every served kind; of a name that two group versions serve, the plain name is the preferred one's. */\n";
  return `${head}${imports.join("")}\n${doc}export interface Kinds {\n${members.join("")}}\n`;
}
