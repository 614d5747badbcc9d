/** What a `.proto` file says, with every convention of `kubets/options.proto` resolved: the input of all emitters. */

export interface FieldDeclaration {
  readonly proto: string;
  readonly json: string;
  readonly number: number;
  readonly type: TypeDeclaration;
  readonly repeated: boolean;
  readonly inline: boolean;
  readonly pointer: boolean;
  readonly omitempty: boolean;
  readonly omitzero: boolean;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly discriminator: boolean;
  readonly default: unknown;
  readonly list: string | undefined;
  readonly keys: readonly string[];
  readonly patch: readonly string[];
  readonly mergeKey: string | undefined;
  readonly map: string | undefined;
  readonly struct: string | undefined;
  readonly enum: readonly string[];
  readonly known: readonly string[];
  readonly oneOf: string | undefined;
  readonly zeroOrOneOf: string | undefined;
  readonly gates: readonly string[];
  readonly rules: readonly string[];
  readonly shadowRules: readonly string[];
  readonly description: string;
}

export type TypeDeclaration =
  | { readonly is: "scalar"; readonly scalar: string }
  | { readonly is: "message"; readonly name: string }
  | { readonly is: "map"; readonly value: TypeDeclaration };

export interface MessageDeclaration {
  /** Full protobuf name. */
  readonly name: string;
  readonly shortName: string;
  readonly fields: readonly FieldDeclaration[];
  readonly typeMeta: boolean;
  readonly jsonForm: string | undefined;
  readonly struct: string | undefined;
  readonly union: boolean;
  readonly kind: KindDeclaration | undefined;
  readonly description: string;
}

export interface KindDeclaration {
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  readonly returnsDeleted: boolean;
  readonly verbs: readonly string[];
  readonly storage: string;
  readonly storedAs: string;
  readonly storageVersionHash: string;
  readonly selectable: readonly string[];
  readonly subresources: readonly { readonly name: string; readonly kind: string; readonly verbs: readonly string[] }[];
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    readonly format: string;
    readonly priority: number;
  }[];
}

export interface FileDeclaration {
  /** Relative to `proto/`: `k8s/apps/v1.proto`. */
  readonly path: string;
  readonly package: string;
  /** Undefined for files that declare no group version, such as `k8s/intstr.proto`. */
  readonly api:
    | {
        readonly group: string;
        readonly version: string;
        readonly groupPriority: number;
        readonly versionPriority: number;
      }
    | undefined;
  readonly messages: readonly MessageDeclaration[];
}
