/** What is wrong with a text, in the words clients know from Kubernetes; empty when nothing is. */
export type Format = (text: string) => readonly string[];

export const fine: readonly string[] = [];

/** `must consist of …, regex used for validation is '…')`, with examples as they stand in front of the regex. */
export function regexSentence(sentence: string, pattern: string, examples: readonly string[]): string {
  const shown = examples.map((example) => `'${example}', `).join(" or ");
  return `${sentence} (${examples.length ? `e.g. ${shown}` : ""}regex used for validation is '${pattern}')`;
}

const encoder = new TextEncoder();

/** Length in UTF-8, as the limits of the API count it. */
export const byteLength = (text: string): number => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return encoder.encode(text).length;
  return text.length;
};

export const noLongerThan = (max: number, unit: "characters" | "bytes" = "characters"): string =>
  `must be no more than ${max} ${unit}`;
