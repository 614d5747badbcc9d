import { parseJson } from "@kubets/api";
import type { ListResult } from "../store/store.ts";
import { eachInTurns } from "./each-in-turns.ts";
import { type Encodable, encodeObject } from "./encode-object.ts";
import type { Encoding } from "./entry-bytes.ts";
import { joinInTurns } from "./join-in-turns.ts";
import { itemPieces, listHead } from "./list-bytes.ts";

/** How the items of a list stand in the text of the whole. */
interface Layout {
  /** Where the items go, in a list without any. */
  readonly empty: string;
  readonly opening: string;
  readonly separator: string;
  readonly closing: string;
  /** The text of one item, from its text as a document. */
  readonly place: (text: string) => string;
}

const json: Layout = {
  empty: '  "items": []',
  opening: '  "items": [\n    ',
  separator: ",\n    ",
  closing: "\n  ]",
  place: (text) => text.trimEnd().replaceAll("\n", "\n    "),
};

/** Go's YAML does not indent lists. Empty lines stand only in blocks of text, and stay empty. */
const yaml: Layout = {
  empty: "\nitems: []",
  opening: "\nitems:\n- ",
  separator: "\n- ",
  closing: "",
  place: (text) => text.slice(0, -1).replaceAll(/\n(?!\n|$)/g, "\n  "),
};

/** A list as YAML or indented JSON, for people: item by item, so that a long one leaves the event loop to others. */
export async function readableList(making: Encoding & { readonly result: ListResult }): Promise<Buffer> {
  const { accepted, result } = making;
  const layout = accepted.encoding === "yaml" ? yaml : json;
  const document = (object: Encodable) => encodeObject(object, accepted).toString();
  const whole = document({ ...listHead(making), items: [] } as Encodable);
  const at = whole.indexOf(layout.empty);
  const parts: Buffer[] = [Buffer.from(whole.slice(0, at) + layout.opening)];
  const piecesOf = itemPieces(making);
  await eachInTurns(result.entries, (entry, index) => {
    const item = parseJson(Buffer.concat(piecesOf(entry))) as Encodable;
    parts.push(Buffer.from((index > 0 ? layout.separator : "") + layout.place(document(item))));
  });
  parts.push(Buffer.from(layout.closing + whole.slice(at + layout.empty.length)));
  return joinInTurns(parts);
}
