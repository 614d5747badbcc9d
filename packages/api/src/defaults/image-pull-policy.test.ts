import { imagePullPolicy } from "./image-pull-policy.ts";

const rows = [
  { it: "pulls an image without a tag, which is latest", image: "nginx", policy: "Always" },
  { it: "pulls latest", image: "registry:5000/team/web:latest", policy: "Always" },
  { it: "keeps a tag", image: "registry:5000/team/web:1.2", policy: "IfNotPresent" },
  { it: "takes the port of a registry for no tag", image: "registry:5000/web", policy: "Always" },
  { it: "keeps a digest", image: `nginx@sha256:${"a".repeat(64)}`, policy: "IfNotPresent" },
  { it: "keeps an id, which is no name", image: "b".repeat(64), policy: "IfNotPresent" },
  { it: "keeps a name that is too long", image: "a".repeat(240), policy: "IfNotPresent" },
  { it: "keeps what is no image name", image: "Not An Image", policy: "IfNotPresent" },
];
for (const { it, image, policy } of rows) {
  test(`imagePullPolicy() ${it}`, () => expect(imagePullPolicy(image)).toBe(policy));
}
