import type { Difference } from "./compare.ts";

/** What still differs, and why it may; everything else is a bug. */
const known: readonly { readonly where: RegExp; readonly why: string }[] = [
  { where: /SelfSubjectRulesReview/, why: "the rules of RBAC, which is not there yet" },
  {
    where: /testdata\/\S*\.(MutatingAdmissionPolicy|MutatingWebhook|ValidatingWebhook|CustomResourceDefinition)/,
    why: "every field at once, all of them wrong: the same causes in another order, or with another form of the value",
  },
  {
    where: /testdata\/\S*\.(TokenReview|\w*AccessReview|Binding|Node|DeviceClass|ResourceSlice)\./,
    why: "every field at once, all of them wrong: not all causes are found, or in another order",
  },
  { where: /cilium: .*testdata\/gateway/, why: "broken keys and certificates: another of their problems is named" },
  { where: /kyverno: test\/cli\/test-mutate/, why: "the value of a security context in another form" },
  { where: /external-etcd/, why: "base64 with line breaks: they are not counted" },
  { where: /jina|fmtr_test/, why: "templates with several values of the wrong type: another of them is named" },
  { where: /responsewriters\/testdata\/pod/, why: "managedFields of another cluster below an atomic map" },
];

export const isKnown = ({ from }: Difference): boolean => known.some(({ where }) => where.test(from));
