import type { Sent } from "../server.ts";
import { asked } from "./ask.ts";
import { doubtfulTexts } from "./doubtful-texts.ts";
import type { Road } from "./road.ts";

const howToTake = ["Ignore", "Warn", "Strict"];

/** Sends the sample with fields that are unknown or stand twice, by each verb, with each `fieldValidation`. */
export const doubtful: Road = {
  name: "doubtful",
  async *try({ kind, sample, pair, path }, group) {
    const texts = doubtfulTexts(kind.message, sample.object);
    for (const [verb, { contentType, ...request }] of Object.entries(verbs)) {
      for (const how of howToTake) {
        for (const { name, text } of texts) {
          const sent: Sent = {
            method: request.method,
            path: `${path}?dryRun=All&fieldValidation=${how}${request.options}`,
            body: text,
            headers: { "content-type": contentType },
          };
          yield { group: `${group} by ${verb} and ${how}`, name, field: name, differences: await asked(pair, sent) };
        }
      }
    }
  },
};

interface Verb {
  readonly method: string;
  readonly contentType: string;
  readonly options: string;
}

const patch = (contentType: string, options = ""): Verb => ({ method: "PATCH", contentType, options });

const verbs: Readonly<Record<string, Verb>> = {
  update: { method: "PUT", contentType: "application/json", options: "" },
  "an update in YAML": { method: "PUT", contentType: "application/yaml", options: "" },
  "merge patch": patch("application/merge-patch+json"),
  "strategic patch": patch("application/strategic-merge-patch+json"),
  apply: patch("application/apply-patch+yaml", "&fieldManager=one&force=true"),
};
