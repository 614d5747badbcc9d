// Generated from proto/k8s/apiextensions/v1.proto; do not edit.
import type { ListMeta, ObjectMeta, Status, Time } from "./meta-v1.ts";
import type { RawExtension } from "./runtime.ts";

/** What a conversion webhook is asked. */
export interface ConversionRequest {
  /** Tells this request from others; the answer repeats it. */
  readonly uid: string;
  /** Version to convert to, as `group/version`. */
  readonly desiredAPIVersion: string;
  /** Objects to convert, perhaps of several versions. */
  readonly objects: readonly RawExtension[];
}

/** What the webhook answers. */
export interface ConversionResponse {
  /** The request's own. */
  readonly uid: string;
  /** The objects in the wanted version, in the order of the request. Only labels and annotations of their metadata may differ. */
  readonly convertedObjects: readonly RawExtension[];
  /** `Success`, or `Failure` with a message that the client sees. */
  readonly result: Status;
}

/** Question to a conversion webhook, and its answer. */
export interface ConversionReview {
  readonly kind: "ConversionReview";
  readonly apiVersion: "apiextensions.k8s.io/v1";
  /** What to convert. */
  readonly request?: ConversionRequest;
  /** What came of it. */
  readonly response?: ConversionResponse;
}

/** A column of a custom resource's table. */
export interface CustomResourceColumnDefinition {
  /** Heading of the column. */
  readonly name: string;
  /** `integer`, `number`, `string`, `boolean` or `date`, which is shown as an age. */
  readonly type: string;
  /** Refines the type: `int32`, `int64`, `float`, `double`, `byte`, `date`, `date-time`, `password`; `name` marks the column that names the object. */
  readonly format?: string;
  /** What the column shows, for people. */
  readonly description?: string;
  /** 0 is always shown, more only in wide output. */
  readonly priority?: number;
  /** Where the value is in the object, as a simple JSON path such as `.spec.replicas`. */
  readonly jsonPath: string;
}

/** How objects get from one version to another. */
export interface CustomResourceConversion {
  /** `None` only changes `apiVersion`; `Webhook` asks one. */
  readonly strategy: string;
  /** The webhook to ask; with `Webhook` only. */
  readonly webhook?: WebhookConversion;
}

/** Adds a resource of one's own to the API. Its name is `<plural>.<group>`. */
export type CustomResourceDefinition = {
  readonly kind: "CustomResourceDefinition";
  readonly apiVersion: "apiextensions.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: CustomResourceDefinitionSpec;
  /** What is, as last observed. */
  readonly status: CustomResourceDefinitionStatus;
};

/** One observation about the state of the object. */
export interface CustomResourceDefinitionCondition {
  /** What was observed. */
  readonly type: string;
  /** True, False or Unknown. */
  readonly status: string;
  /** When the status last changed. */
  readonly lastTransitionTime?: Time;
  /** The cause in one word, for programs. */
  readonly reason?: string;
  /** The cause in a sentence, for people. */
  readonly message?: string;
  /** Generation of the definition that the condition is about. */
  readonly observedGeneration?: number;
}

/** A list of CustomResourceDefinition objects. */
export interface CustomResourceDefinitionList {
  readonly kind: "CustomResourceDefinitionList";
  readonly apiVersion: "apiextensions.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly CustomResourceDefinition[];
}

/** What a custom resource is called. */
export interface CustomResourceDefinitionNames {
  /** Name in paths, as in `/apis/<group>/<version>/…/<plural>`; all lower case. The definition is named `<plural>.<group>`. */
  readonly plural: string;
  /** Name of one, as people type it; the kind in lower case if absent. */
  readonly singular?: string;
  /** Shorter names that people may type. */
  readonly shortNames?: readonly string[];
  /** Kind of the objects, in CamelCase. */
  readonly kind: string;
  /** Kind of their lists; `<kind>List` if absent. */
  readonly listKind?: string;
  /** Groups of resources that it is listed with, such as `all`. */
  readonly categories?: readonly string[];
}

/** What the resource is called and what its objects look like. */
export interface CustomResourceDefinitionSpec {
  /** API group of the objects; a DNS subdomain. Cannot be changed. */
  readonly group: string;
  /** What it is called, in paths and by people. */
  readonly names: CustomResourceDefinitionNames;
  /** `Namespaced` or `Cluster`. Cannot be changed. */
  readonly scope: string;
  /** Versions of the objects, of which exactly one is stored. */
  readonly versions: readonly CustomResourceDefinitionVersion[];
  /** How objects get from one version to another; `None` if absent. */
  readonly conversion?: CustomResourceConversion;
  /** Must be false: fields that the schema does not know are dropped. To keep some, say so in the schema. */
  readonly preserveUnknownFields?: boolean;
}

/** What is served, and what was stored. */
export interface CustomResourceDefinitionStatus {
  /** `NamesAccepted`, `Established`, `Terminating` and others. */
  readonly conditions?: readonly CustomResourceDefinitionCondition[];
  /** Names that are served; they differ from the asked ones while another definition has those. */
  readonly acceptedNames: CustomResourceDefinitionNames;
  /** Versions that objects were ever stored in. One can be taken out once all its objects were written again. */
  readonly storedVersions?: readonly string[];
  /** Generation of the spec that was last worked off. */
  readonly observedGeneration?: number;
}

/** One version of a custom resource. */
export interface CustomResourceDefinitionVersion {
  /** Name of the version, such as `v1beta1`. Versions that look like this are ordered by maturity and number. */
  readonly name: string;
  /** Whether it can be asked for. */
  readonly served: boolean;
  /** Whether objects are stored in it; true for exactly one. */
  readonly storage: boolean;
  /** Whether those who use it are warned. */
  readonly deprecated?: boolean;
  /** What they are told; a standard text if absent. Only with `deprecated`. */
  readonly deprecationWarning?: string;
  /** What its objects look like. */
  readonly schema?: CustomResourceValidation;
  /** `status` and `scale`, where it has them. */
  readonly subresources?: CustomResourceSubresources;
  /** Columns of its table beside the name; the age if there are none. */
  readonly additionalPrinterColumns?: readonly CustomResourceColumnDefinition[];
  /** Fields that field selectors can ask for; at most eight. */
  readonly selectableFields?: readonly SelectableField[];
}

/** Where a custom resource keeps what `/scale` shows. */
export interface CustomResourceSubresourceScale {
  /** Where the wanted number is; below `.spec`, such as `.spec.replicas`. */
  readonly specReplicasPath: string;
  /** Where the present number is; below `.status`. 0 if there is nothing. */
  readonly statusReplicasPath: string;
  /** Where the selector is, as text; below `.spec` or `.status`. Autoscalers need it. */
  readonly labelSelectorPath?: string;
}

/** Turns `/status` on; it has no settings. */
export interface CustomResourceSubresourceStatus {
}

/** Subresources of a custom resource. */
export interface CustomResourceSubresources {
  /** `/status` is served: it alone writes the status, and the object itself no longer does. */
  readonly status?: CustomResourceSubresourceStatus;
  /** `/scale` is served, with a Scale object. */
  readonly scale?: CustomResourceSubresourceScale;
}

/** What objects must look like. */
export interface CustomResourceValidation {
  /** The schema. It must be structural: a type for everything, and nothing that only a logical branch knows. */
  readonly openAPIV3Schema?: JSONSchemaProps;
}

/** Where more is to be read. */
export interface ExternalDocumentation {
  /** What is to be read there. */
  readonly description?: string;
  /** Where it is. */
  readonly url?: string;
}

/** Any JSON value. */
export type JSON = unknown;

/** A JSON schema, as far as custom resources may use it. */
export interface JSONSchemaProps {
  /** Refused. */
  readonly id?: string;
  /** Address of the schema's own schema. */
  readonly "$schema"?: string;
  /** Refused: schemas stand whole. */
  readonly "$ref"?: string;
  /** What it is, for people; shown by `explain`. */
  readonly description?: string;
  /** `object`, `array`, `string`, `integer`, `number` or `boolean`. */
  readonly type?: string;
  /** Refines the type, such as `date-time`, `int64` or `ipv4`. Formats that are not known are ignored. */
  readonly format?: string;
  /** Short name, for people. */
  readonly title?: string;
  /** Value that takes the place of an absent one; must fit the schema itself. */
  readonly default?: JSON;
  /** Largest number allowed. */
  readonly maximum?: number;
  /** The number must be less than `maximum`, not equal. */
  readonly exclusiveMaximum?: boolean;
  /** Smallest number allowed. */
  readonly minimum?: number;
  /** The number must be more than `minimum`, not equal. */
  readonly exclusiveMinimum?: boolean;
  /** Most characters of a text. */
  readonly maxLength?: number;
  /** Fewest characters of a text. */
  readonly minLength?: number;
  /** Regular expression that the text must contain a match of. */
  readonly pattern?: string;
  /** Most items of a list. */
  readonly maxItems?: number;
  /** Fewest items of a list. */
  readonly minItems?: number;
  /** Refused where true; a list of type `set` does this. */
  readonly uniqueItems?: boolean;
  /** The number must be a multiple of it. */
  readonly multipleOf?: number;
  /** The only values allowed. */
  readonly enum?: readonly JSON[];
  /** Most members of an object. */
  readonly maxProperties?: number;
  /** Fewest members of an object. */
  readonly minProperties?: number;
  /** Members that must be there. */
  readonly required?: readonly string[];
  /** What each item of a list looks like. */
  readonly items?: JSONSchemaPropsOrArray;
  /** All of these must hold too. */
  readonly allOf?: readonly JSONSchemaProps[];
  /** Exactly one of these must hold too. */
  readonly oneOf?: readonly JSONSchemaProps[];
  /** At least one of these must hold too. */
  readonly anyOf?: readonly JSONSchemaProps[];
  /** This must not hold. */
  readonly not?: JSONSchemaProps;
  /** Members that are known by name, and what each looks like. */
  readonly properties?: Readonly<Record<string, JSONSchemaProps>>;
  /** What all other members look like; excludes `properties`. */
  readonly additionalProperties?: JSONSchemaPropsOrBool;
  /** Refused. */
  readonly patternProperties?: Readonly<Record<string, JSONSchemaProps>>;
  /** Refused. */
  readonly dependencies?: Readonly<Record<string, JSONSchemaPropsOrStringArray>>;
  /** Refused. */
  readonly additionalItems?: JSONSchemaPropsOrBool;
  /** Refused. */
  readonly definitions?: Readonly<Record<string, JSONSchemaProps>>;
  /** More to read about it. */
  readonly externalDocs?: ExternalDocumentation;
  /** A value, for people; not checked. */
  readonly example?: JSON;
  /** Whether `null` is a value. Where not, it is dropped before defaults come. */
  readonly nullable?: boolean;
  /** Keeps members that the schema does not know, here and below, up to where the schema knows members again. */
  readonly "x-kubernetes-preserve-unknown-fields"?: boolean;
  /** The value is a whole object with `apiVersion`, `kind` and `metadata`, which are checked as such. */
  readonly "x-kubernetes-embedded-resource"?: boolean;
  /** A number or a text; `type` is then left out. */
  readonly "x-kubernetes-int-or-string"?: boolean;
  /** Members that tell the items of a `map` list apart; numbers and texts that are required or have defaults. */
  readonly "x-kubernetes-list-map-keys"?: readonly string[];
  /** `atomic` (one value), `set` (items of their own, none twice) or `map` (items told apart by keys): how appliers share the list. */
  readonly "x-kubernetes-list-type"?: string;
  /** `granular` (the default: each member of its own) or `atomic` (one value): how appliers share the object. */
  readonly "x-kubernetes-map-type"?: string;
  /** Rules in CEL that the value must satisfy. */
  readonly "x-kubernetes-validations"?: readonly ValidationRule[];
}

/** One schema, or several. */
export type JSONSchemaPropsOrArray = JSONSchemaProps | readonly JSONSchemaProps[];

/** A schema, or whether anything is allowed. */
export type JSONSchemaPropsOrBool = JSONSchemaProps | boolean;

/** A schema, or names of members. */
export type JSONSchemaPropsOrStringArray = JSONSchemaProps | readonly string[];

/** A field that field selectors can ask for. */
export interface SelectableField {
  /** Where the field is, such as `.spec.color`; a text, number or boolean, not within a list or map, and not in metadata. */
  readonly jsonPath: string;
}

/** A service within the cluster. */
export interface ServiceReference {
  /** Namespace of the service. Needed. */
  readonly namespace: string;
  /** Name of the service. Needed. */
  readonly name: string;
  /** Path to ask for. */
  readonly path?: string;
  /** Port of the service; 443 if absent. */
  readonly port?: number;
}

/** A rule in CEL that a value must satisfy. */
export interface ValidationRule {
  /** Expression in CEL over `self`, true where the value is good. With `oldSelf` it is asked only on updates. */
  readonly rule: string;
  /** What the client is told; the rule itself if absent. */
  readonly message?: string;
  /** The same as an expression that gives a text; wins over `message` unless it fails. */
  readonly messageExpression?: string;
  /** `FieldValueInvalid` (the default), `FieldValueForbidden`, `FieldValueRequired` or `FieldValueDuplicate`. */
  readonly reason?: "FieldValueRequired" | "FieldValueDuplicate" | "FieldValueInvalid" | "FieldValueForbidden";
  /** Field, below this one, that is named as the cause, such as `.spec.replicas`. */
  readonly fieldPath?: string;
  /** Asks a rule with `oldSelf` also where there is no old value, which is then an empty optional. */
  readonly optionalOldSelf?: boolean;
}

/** How a webhook is reached. */
export interface WebhookClientConfig {
  /** Where the webhook is, as an `https` address. Excludes `service`. */
  readonly url?: string;
  /** Service within the cluster that is the webhook. Excludes `url`. */
  readonly service?: ServiceReference;
  /** Certificates, in PEM, that the webhook's own is checked with; those of the system if absent. */
  readonly caBundle?: string;
}

/** A conversion webhook. */
export interface WebhookConversion {
  /** How the webhook is reached. */
  readonly clientConfig?: WebhookClientConfig;
  /** Versions of ConversionReview that the webhook understands, best first; `v1` is spoken. */
  readonly conversionReviewVersions: readonly string[];
}
