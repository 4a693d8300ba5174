import { type Shape, type StructureShape, shapesOf } from "../../../local-hypervisor/ec2-api/codec/shapes";
import type { GatewayRequest } from "../../../local-hypervisor/ec2-api/exchange";
import { plainRequest, signedRequest } from "../../support/ec2-endpoint";
import type { SeededRandom } from "../../support/seeded-random";

/** Values that have broken parsers, or that sit at the edge of a rule. */
const hostile = [
  "",
  " ",
  "-1",
  "0",
  "1",
  "5",
  "1000",
  "2147483648",
  "9007199254740993",
  "1e308",
  "1e309",
  "NaN",
  "true",
  "false",
  "null",
  "[object Object]",
  "__proto__",
  "constructor",
  "*",
  "?",
  "\\",
  "***?***?***",
  "a".repeat(300),
  "\u0000",
  "\uffff",
  "漢字🎉",
  "<a>&\"'",
  "]]>",
  "../../etc/passwd",
  "0.0.0.0/0",
  "::/0",
  "10.0.0.0/33",
  "300.1.1.1/8",
  "::ffff:1.2.3.4/96",
  "2026-01-01T00:00:00Z",
  "2026-13-45T99:99:99Z",
  "AAAA",
  "AAA=",
  "=",
  "tcp",
  "udp",
  "icmp",
  "-1",
  "256",
  "default",
  "tag:Name",
  "tag-key",
  "vpc-",
  "vpc-0123456789abcdef0",
  "i-00000000",
  "sg-x",
];
const encodings = [
  "%",
  "%4",
  "%zz",
  "%00",
  "%ff",
  "%c3%28",
  "%ed%a0%80",
  "+",
  "&&",
  "=",
  "==",
  ".",
  "..",
  ".1",
  "\r\n",
  ";",
  "\u00e9",
];

/**
 * Requests from nearly right to nonsense: parameters made from the schemas of real operations with real ids and hostile
 * values, then cut, repeated and overwritten.
 */
export class RequestFuzzer {
  constructor(
    private readonly random: SeededRandom,
    private readonly operations: readonly string[],
    /** Ids that exist */
    private readonly ids: readonly string[],
    private readonly now: () => number,
  ) {}

  next(): GatewayRequest {
    const body = this.body();
    const dice = this.random.below(20);
    if (dice === 0) return this.unsigned(body);
    if (dice === 1)
      return plainRequest({ method: "GET", target: `/?${Buffer.from(body).toString("latin1")}` });
    const request = signedRequest(body, { now: this.now() });
    return dice === 2 ? this.withBrokenHeader(request) : request;
  }

  private body(): Uint8Array {
    if (this.random.below(50) === 0) return this.random.bytes(this.random.below(300));
    const action = this.pick(this.operations);
    const parameters: string[] = [];
    this.addStructure(shapesOf(action).input, "", parameters, 0);
    // Only reading goes without DryRun: a million creations would test the disk
    const common = [
      `Action=${action}`,
      "Version=2016-11-15",
      ...(/^(Describe|Get)/.test(action) ? [] : ["DryRun=true"]),
    ];
    let text = [...common, ...parameters.filter((parameter) => !parameter.startsWith("DryRun="))].join("&");
    for (let mutations = this.random.below(5) - 2; mutations > 0; mutations -= 1) text = this.mutate(text);
    return Buffer.from(text);
  }

  private addStructure(shape: StructureShape, prefix: string, parameters: string[], depth: number): void {
    for (const member of shape.members) {
      const isWanted = member.isRequired
        ? this.random.below(20) > 0
        : this.random.below(shape.members.length + 2) < 2;
      if (isWanted) this.addValue(member.shape, `${prefix}${member.queryName}`, parameters, depth + 1);
    }
  }

  private addValue(shape: Shape, name: string, parameters: string[], depth: number): void {
    if (depth > 8) return;
    if (shape.kind === "structure") this.addStructure(shape, `${name}.`, parameters, depth);
    else if (shape.kind === "list") {
      for (let index = 1 + this.random.below(3); index > 0; index -= 1)
        this.addValue(shape.member, `${name}.${index}`, parameters, depth + 1);
    } else parameters.push(`${name}=${encodeURIComponent(this.value(shape.kind))}`);
  }

  private value(kind: Shape["kind"]): string {
    const dice = this.random.below(10);
    if (dice < 2) return this.pick(hostile);
    if (kind === "boolean") return dice < 7 ? "true" : "false";
    if (kind === "number") return String(this.random.below(70_000) - 1000);
    return dice < 9
      ? this.pick(this.ids)
      : Buffer.from(this.random.bytes(this.random.below(12))).toString("base64");
  }

  private mutate(text: string): string {
    const place = this.random.below(text.length + 1);
    switch (this.random.below(6)) {
      case 0:
        return text.slice(0, place);
      case 1:
        return text.slice(0, place) + this.pick(encodings) + text.slice(place);
      case 2:
        return text.slice(0, place) + String.fromCharCode(this.random.below(256)) + text.slice(place + 1);
      case 3:
        return `${text}&${text.slice(place)}`;
      case 4:
        return `${text}&${"a.".repeat(this.random.below(60))}1=x`;
      default:
        return text.replace(/\d+/g, () => this.pick(["0", "999999999", "-1", "1.5", "01"]));
    }
  }

  private unsigned(body: Uint8Array): GatewayRequest {
    const target = `/${this.pick(["", "?", "x", "?Action=", "?X-Amz-Algorithm=AWS4-HMAC-SHA256", "?%", "//"])}`;
    const method = this.pick(["POST", "GET", "PUT", "OPTIONS", "", "HEAD"]);
    return plainRequest({
      method,
      target,
      headers: { authorization: this.pick([...hostile, "AWS4-HMAC-SHA256 a=b,,=,Credential=////"]) },
      body,
    });
  }

  private withBrokenHeader(request: GatewayRequest): GatewayRequest {
    const name = this.pick([...request.headers.keys(), "x-amz-date", "date", "origin"]);
    const value = request.headers.get(name)?.[0] ?? "";
    return { ...request, headers: new Map([...request.headers, [name, [this.mutate(value)]]]) };
  }

  private pick<T>(items: readonly T[]): T {
    return items[this.random.below(items.length)] as T;
  }
}
