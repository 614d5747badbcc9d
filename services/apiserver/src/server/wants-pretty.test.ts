import { wantsPretty } from "./wants-pretty.ts";

const rows = [
  { it: "is compact for programs", agent: "kubectl/v1.36", query: "", pretty: false },
  { it: "is indented for a command line", agent: "curl/8", query: "", pretty: true },
  { it: "is indented for a browser", agent: "Mozilla/5.0 (X11)", query: "limit=1", pretty: true },
  { it: "is as asked, whoever asks", agent: "curl/8", query: "pretty=false", pretty: false },
  { it: "takes 1 as true", agent: undefined, query: "limit=1&pretty=1", pretty: true },
  { it: "takes what is no boolean as false", agent: "curl/8", query: "pretty=abc", pretty: false },
  { it: "takes an empty value as nothing said", agent: "curl/8", query: "pretty", pretty: true },
];
for (const { it, agent, query, pretty } of rows) {
  test(`JSON ${it}`, () => expect(wantsPretty({ headers: agent ? { "user-agent": agent } : {}, query })).toBe(pretty));
}
