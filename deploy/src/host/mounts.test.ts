import { mountsUnder } from "./mounts.ts";

const line = (point: string) => `36 35 98:0 / ${point} rw,noatime shared:1 - ext4 /dev/vda rw`;
const mountinfo = ["/", "/data", "/data/docker/a", "/data/docker/a/b", "/data/docker\\040two/c", "/database"]
  .map(line)
  .join("\n");

test("mountsUnder() names the innermost first, and nothing beside the folders", () =>
  expect(mountsUnder(["/data"], mountinfo)).toEqual([
    "/data/docker two/c",
    "/data/docker/a/b",
    "/data/docker/a",
    "/data",
  ]));
