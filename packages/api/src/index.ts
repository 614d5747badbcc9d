export { type Application, apply } from "./apply/apply.ts";
export { managersAfterScale, managersOfScale } from "./apply/scale-managers.ts";
export {
  type Convert,
  type UpdateOfManagedFields,
  updateManagedFields,
  withEntries,
} from "./apply/update-managed-fields.ts";
export { amountsAsIn } from "./codec/amounts-as-in.ts";
export { DecodeError, WrittenFraction } from "./codec/codec-error.ts";
export { conversionText } from "./codec/conversion-text.ts";
export { type DecodeOptions, decode, decodeObject } from "./codec/decode.ts";
export { decodeProtobuf } from "./codec/decode-protobuf.ts";
export { formatDuration, parseDuration } from "./codec/duration.ts";
export { encodeProtobuf } from "./codec/encode-protobuf.ts";
export { type Envelope, encodeEnvelope, readEnvelope, type TypeMeta, wrapEnvelope } from "./codec/envelope.ts";
export { parseExactJson, type WrittenNumber } from "./codec/exact-json.ts";
export { type Extent, findMember } from "./codec/find-member.ts";
export { inTextOrder } from "./codec/in-text-order.ts";
export { compareUtf8 } from "./codec/key-order.ts";
export { findDuplicateKeys, parseJson } from "./codec/parse-json.ts";
export { parseYaml, type YamlOptions } from "./codec/parse-yaml.ts";
export { compareQuantity, formatQuantity, parseQuantity, type Quantity, quantityOf } from "./codec/quantity.ts";
export { readFractions } from "./codec/read-fractions.ts";
export { stringifyJson } from "./codec/stringify-json.ts";
export { stringifyObject, textOfPart } from "./codec/stringify-object.ts";
export { formatMicroTime, formatTime } from "./codec/time.ts";
export { applyDefaults, applyMessageDefaults } from "./defaults/apply-defaults.ts";
export { aggregateOfContainers } from "./defaults/pod-level-resources.ts";
export { aggregatedDiscovery } from "./discovery/aggregated-discovery.ts";
export { groupVersionsOf } from "./discovery/group-versions-of.ts";
export { apiGroup, apiGroupList, apiResourceList, apiVersions } from "./discovery/legacy-discovery.ts";
export * from "./errors.ts";
export type { Kinds } from "./generated/kinds.ts";
export { openApiV2 } from "./openapi/openapi-v2.ts";
export { openApiV2Protobuf } from "./openapi/openapi-v2-protobuf.ts";
export { openApiV3, openApiV3Index } from "./openapi/openapi-v3.ts";
export { goText, goTypeOf } from "./patch/go-text.ts";
export { jsonPatch } from "./patch/json-patch.ts";
export { mergePatch } from "./patch/merge-patch.ts";
export { strategicMergePatch } from "./patch/strategic-merge-patch.ts";
export { type Describe, loadDescriptions } from "./schema/descriptions.ts";
export type { GroupVersion } from "./schema/link-table.ts";
export type { Manifest } from "./schema/manifest.ts";
export type * from "./schema/schema.ts";
export {
  allKinds,
  groupVersions,
  kindByResource,
  kindOf,
  kinds,
  messageByName,
  messageOfKind,
} from "./schema/table.ts";
export {
  type TypedMethod,
  typedEventName,
  typedMethods,
  typedServiceName,
} from "./schema/typed-service.ts";
export { type LabelSelectorSpec, labelSelectorOf } from "./selectors/label-selector-of.ts";
export { problemsOfLabelKey, problemsOfLabelValue } from "./selectors/label-syntax.ts";
export { parseFieldSelector, renameFields } from "./selectors/parse-field-selector.ts";
export { parseLabelSelector } from "./selectors/parse-label-selector.ts";
export type * from "./selectors/selector.ts";
export {
  baseOf,
  isShared,
  nameToCome,
  onceForShared,
  remake,
  remakeOnce,
  share,
  withName,
} from "./shared/shared-parts.ts";
export { unrecognizedFormats } from "./validation/custom-resources/unrecognized-formats.ts";
export { isDns1123Label } from "./validation/formats/dns.ts";
export { type AccessReviewOf, validateAccessReview } from "./validation/kinds/access-review.ts";
export { problemsOfEventChange, problemsOfNewEvent } from "./validation/kinds/event.ts";
export { problemsOfServiceAddresses } from "./validation/kinds/service-addresses.ts";
export { type UpdateOptions, validateCreate, validateUpdate } from "./validation/validate.ts";
