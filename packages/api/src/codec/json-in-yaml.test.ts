import { jsonInYaml } from "./json-in-yaml.ts";
import { parseYaml } from "./parse-yaml.ts";

describe("jsonInYaml() reads what the YAML parser would read", () => {
  const rows = [
    { it: "an object, keys in order", text: '{"b":[{"d":1,"c":null}],"a":{"z":true,"y":"x"}}' },
    { it: "numbers", text: '{"a":1.0,"b":-7,"c":1e3,"d":0.5,"e":123456789012345}' },
    { it: "escapes", text: '{"a":"q\\"\\\\ \\n \\/ ü 😀","b c":""}' },
    { it: "keys that are numbers", text: '{"10":1,"9":2}' },
    { it: "space around it", text: '{ "a" : [ ] , "b" : { } }\n' },
    { it: "a key of every object's prototype", text: '{"__proto__":{"a":1},"constructor":2}' },
  ];
  for (const { it, text } of rows) {
    test(it, () => {
      const [byYaml] = parseYaml(` ${text}`); // the space sends it down the long way
      expect(jsonInYaml(text)).toEqual(byYaml);
      expect(JSON.stringify(jsonInYaml(text))).toBe(JSON.stringify(byYaml));
    });
  }
});

describe("jsonInYaml() leaves to the YAML parser", () => {
  const rows = [
    { it: "block style", text: "a: 1" },
    { it: "flow style", text: "{a: 1}" },
    { it: "several documents", text: '{"a":1}\n---\n{"b":2}' },
    { it: "keys that are there twice", text: '{"a":1,"a":2}' },
    { it: "halves of a character", text: '{"a":"\\ud83d\\ude00"}' },
    { it: "merge keys", text: '{"<<":{"a":1}}' },
    { it: "numbers that JSON cannot hold", text: '{"a":9007199254740993}' },
    { it: "numbers that nothing can hold", text: '{"a":1e999}' },
    { it: "keys longer than YAML's", text: `{"${"k".repeat(1025)}":1}` },
  ];
  for (const { it, text } of rows) test(it, () => expect(jsonInYaml(text)).toBeUndefined());
});
