import { canonicalName, isImageId, parseImageName } from "./image-name.ts";

const digest = `sha256:${"ab".repeat(32)}`;
const rows = [
  { image: "busybox", is: "docker.io/library/busybox:latest" },
  { image: "busybox:1.36", is: "docker.io/library/busybox:1.36" },
  { image: "team/app", is: "docker.io/team/app:latest" },
  { image: "index.docker.io/busybox", is: "docker.io/library/busybox:latest" },
  { image: "localhost/app:2", is: "localhost/app:2" },
  { image: "host:5000/app", is: "host:5000/app:latest" },
  { image: "[::1]:5000/app", is: "[::1]:5000/app:latest" },
  { image: "registry.example.com/a/b/c:v1", is: "registry.example.com/a/b/c:v1" },
  { image: `busybox@${digest}`, is: `docker.io/library/busybox@${digest}` },
  { image: `busybox:1@${digest}`, is: `docker.io/library/busybox@${digest}` },
];
for (const { image, is } of rows)
  test(`parseImageName() completes ${image}`, () => expect(canonicalName(parseImageName(image))).toBe(is));

for (const image of [
  "",
  "UPPER",
  "a b",
  "app:",
  "app:-x",
  "app@sha256:12",
  "a//b",
  `app@${digest}@${digest}`,
  "-host/app",
])
  test(`parseImageName() refuses "${image}"`, () =>
    expect(() => parseImageName(image)).toThrow(expect.objectContaining({ reason: "InvalidImageName" })));

test("isImageId() knows ids from names", () => {
  expect([digest, "ab".repeat(32), "busybox", "abcdef012345"].map(isImageId)).toEqual([true, true, false, false]);
});
