import type { FileDeclaration } from "./declaration.ts";

/** `descriptions.json`: by message, "" for the message itself and JSON names for its fields. */
export function emitDescriptions(files: readonly FileDeclaration[]): string {
  const lines = files
    .flatMap((file) => file.messages)
    .map((message) => {
      const fields = message.fields.map((field) => [field.json, field.description] as const);
      const texts = [["", message.description] as const, ...fields].filter(([, text]) => text !== "");
      return [message.name, Object.fromEntries(texts)] as const;
    })
    .filter(([, texts]) => Object.keys(texts).length > 0)
    .map(([name, texts]) => `${JSON.stringify(name)}:${JSON.stringify(texts)}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}

/** What has no description: messages, and fields as `message.field`. */
export const undescribed = (files: readonly FileDeclaration[]): readonly string[] =>
  files.flatMap((file) => file.messages).flatMap(undescribedIn);

function undescribedIn(message: FileDeclaration["messages"][number]): readonly string[] {
  const fields = message.jsonForm ? [] : message.fields.filter((field) => !field.inline && field.description === "");
  const names = fields.map((field) => `${message.name}.${field.json}`);
  return message.description === "" ? [message.name, ...names] : names;
}
