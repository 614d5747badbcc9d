import { createServer } from "node:net";
import { overlap, portsAreFree } from "./checks.ts";

const rows = [
  { it: "sees a range inside another", ranges: ["10.96.0.0/16", "10.96.5.0/24"], ok: true },
  { it: "sees a range around another", ranges: ["10.96.0.0/16", "10.96.0.0/12"], ok: true },
  { it: "takes a bare address for a range of one", ranges: ["10.96.0.0/16", "10.96.0.10"], ok: true },
  { it: "lets neighbours be", ranges: ["10.96.0.0/16", "10.97.0.0/16"], ok: false },
  { it: "knows addresses of the upper half", ranges: ["192.168.0.0/16", "192.168.77.0/24"], ok: true },
  { it: "keeps halves apart", ranges: ["10.0.0.0/8", "192.168.0.0/16"], ok: false },
] as const;
for (const { it: name, ranges, ok } of rows)
  test(`overlap() ${name}`, () => expect(overlap(ranges[0], ranges[1])).toBe(ok));

test("portsAreFree() names the port that somebody else has", async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port)),
  );
  expect(await portsAreFree("127.0.0.1", [port]).problem()).toContain(`Port ${port} of 127.0.0.1 is taken`);
  await new Promise((resolve) => server.close(resolve));
  expect(await portsAreFree("127.0.0.1", [port]).problem()).toBeUndefined();
});
