import { sameOutput } from "./same-output.ts";

const rows = [
  { it: "takes the same text", shown: "a b\nc\n", printed: "a b\nc\n", same: true },
  { it: "refuses another text", shown: "a b\n", printed: "a c\n", same: false },
  { it: "refuses a line too many", shown: "a\n", printed: "a\nb\n", same: false },
  { it: "takes other widths of columns", shown: "NAME  AGE\n", printed: "NAME     AGE\n", same: true },
  {
    it: "takes another pod of the same Deployment",
    shown: "hello-7d9c6b5f48-x2k9p 1/1 4s",
    printed: "hello-6f8b7c9d5-zz7vw 1/1 1m12s",
    same: true,
  },
  { it: "refuses a pod of another", shown: "web-7d9c6b5f48-x2k9p", printed: "hello-7d9c6b5f48-x2k9p", same: false },
  { it: "takes another cluster address", shown: "at 10.96.12.7", printed: "at 10.96.201.33", same: true },
  { it: "refuses another node's address", shown: "at 10.89.0.11", printed: "at 10.89.0.12", same: false },
  { it: "takes any rest of a line for …", shown: "Image: …", printed: "Image: hello:1", same: true },
  { it: "takes any lines for a line of …", shown: "a\n…\nz", printed: "a\nb\nc\nz", same: true },
  { it: "takes no lines for a line of …", shown: "a\n…\nz", printed: "a\nz", same: true },
];
test.each(rows)("sameOutput() $it", ({ shown, printed, same }) => {
  expect(sameOutput(shown, printed)).toBe(same);
});
