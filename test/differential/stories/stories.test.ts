import { stories } from "./index.ts";
import type { Ask, Story } from "./story.ts";

const asksOf = ({ asks }: Story): Ask[] => asks.map((ask) => (typeof ask === "string" ? { ask } : ask));

test("every story asks something, by a method and a path", () => {
  for (const story of stories) {
    const asks = asksOf(story);
    expect(asks.length).toBeGreaterThan(0);
    for (const { ask } of asks) expect(ask).toMatch(/^[A-Z]+ \/\S*$/);
  }
});

test("nothing is asked before what it needs was kept", () => {
  for (const story of stories) {
    const kept = new Set(["ns"]);
    for (const { ask, keep = {} } of asksOf(story)) {
      for (const [, name] of ask.matchAll(/\{(\w+)\}/g))
        expect([story.name, kept.has(name!)]).toEqual([story.name, true]);
      for (const name of Object.keys(keep)) kept.add(name);
    }
  }
});
