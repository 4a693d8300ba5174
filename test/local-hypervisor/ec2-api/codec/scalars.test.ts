import fc from "fast-check";
import { escapeText } from "../../../../local-hypervisor/ec2-api/codec/encode-xml";
import {
  parseBase64,
  parseBoolean,
  parseNumber,
  parseTimestamp,
} from "../../../../local-hypervisor/ec2-api/codec/scalars";
import { Ec2Error } from "../../../../local-hypervisor/model/errors";

describe("scalars of the Query protocol", () => {
  test.each([
    "2026-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-01-00T00:00:00Z",
    "2026-01-01",
    "2026-01-01T24:00:00Z",
    "2026-01-01T00:00:00",
    "yesterday",
    "",
  ])("%s is no timestamp", (text) => expect(() => parseTimestamp("StartTime", text)).toThrow(Ec2Error));

  test.each([
    ["2024-02-29T12:00:00Z", "2024-02-29T12:00:00.000Z"],
    ["2026-01-01T02:00:00+02:00", "2026-01-01T00:00:00.000Z"],
    ["2026-01-01T02:00:00.25+0200", "2026-01-01T00:00:00.250Z"],
    ["2026-01-01T00:00Z", "2026-01-01T00:00:00.000Z"],
  ])("%s is %s", (text, iso) => expect(parseTimestamp("StartTime", text).toISOString()).toBe(iso));

  test.each(["", " 1", "1 ", "0x10", "Infinity", "NaN", "1e999", "1_000", "--1"])("%p is no number", (text) =>
    expect(() => parseNumber("Size", text)).toThrow(Ec2Error),
  );

  test.each(["1", "yes", "TRUE ", ""])("%p is no boolean", (text) =>
    expect(() => parseBoolean("DryRun", text)).toThrow(Ec2Error),
  );

  test("letter case of a boolean does not count", () => expect(parseBoolean("DryRun", "True")).toBe(true));

  test.each(["a", "ab=c", "====", "ab c", "é"])("%p is no base64", (text) =>
    expect(() => parseBase64("Blob", text)).toThrow(Ec2Error),
  );

  test("base64 may be wrapped, as the base64 command does", () => {
    expect([...parseBase64("Blob", "AAEC\nAwQF\n")]).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

test("text that XML cannot carry never makes a response malformed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const escaped = escapeText(text);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
      expect(escaped).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff<>]|&(?!(amp|lt|gt|quot|#xD);)/);
      expect(escaped).not.toMatch(/\p{Surrogate}/u);
    }),
    { seed: 3 },
  );
});
