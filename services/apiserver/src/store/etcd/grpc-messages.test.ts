import { createGrpcMessages, framed } from "./grpc-messages.ts";

const texts = ["one", "", "three", "x".repeat(300)];
const bytes = Buffer.concat(texts.map((text) => framed(Buffer.from(text))));

const rows = [
  { it: "in one piece", size: bytes.length },
  { it: "byte by byte", size: 1 },
  { it: "in pieces that end in a head", size: 7 },
];
test.each(rows)("createGrpcMessages() finds the messages that come $it", ({ size }) => {
  const messages = createGrpcMessages();
  const found: string[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    messages.push(bytes.subarray(at, at + size));
    for (let next = messages.next(); next; next = messages.next()) found.push(next.toString());
  }
  expect(found).toEqual(texts);
});
