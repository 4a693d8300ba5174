import { generateKeyPairSync } from "node:crypto";
import {
  checkInstanceType,
  checkKeyName,
  checkPublicKey,
  checkSecurityGroupDescription,
  checkSecurityGroupName,
  checkTags,
  checkUserData,
  checkUserDataBase64,
} from "../../../schemas";

const set = " a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*";

test("an instance type that AWS has not is refused", () => {
  expect(checkInstanceType("t3.micro")).toEqual([]);
  expect(checkInstanceType("t9.micro")).toMatchObject([
    { code: "InvalidParameterValue", message: "Invalid value 't9.micro' for InstanceType." },
  ]);
});

describe("security group names", () => {
  test.each([
    [
      "sg-web",
      "InvalidParameterValue",
      "Value (sg-web) for parameter GroupName is invalid. Group names may not be in the format sg-*.",
    ],
    [
      "SG-web",
      "InvalidParameterValue",
      "Value (SG-web) for parameter GroupName is invalid. Group names may not be in the format sg-*.",
    ],
    ["default", "InvalidParameterValue", "Cannot use reserved security group name: default"],
    ["", "MissingParameter", "The request must contain the parameter GroupName"],
    [
      "it's",
      "InvalidParameterValue",
      `Invalid security group name. Valid names are strings less than 256 characters from the following set: ${set}`,
    ],
    [
      "x".repeat(256),
      "InvalidParameterValue",
      `Invalid security group name. Valid names are strings less than 256 characters from the following set: ${set}`,
    ],
  ])("%j", (name, code, message) => {
    expect(checkSecurityGroupName(name)).toMatchObject([{ code, message }]);
  });

  test.each(["web", "my-sg-1", "x".repeat(255), "a b_c.(d)"])("%j is fine", (name) => {
    expect(checkSecurityGroupName(name)).toEqual([]);
  });

  test("descriptions are of the same set and not empty", () => {
    expect(checkSecurityGroupDescription("HTTP and SSH")).toEqual([]);
    expect(checkSecurityGroupDescription("naïve")).toMatchObject([
      {
        code: "InvalidParameterValue",
        message: `Invalid security group description. Valid descriptions are strings less than 256 characters from the following set: ${set}`,
      },
    ]);
    expect(checkSecurityGroupDescription("")).toMatchObject([{ code: "MissingParameter" }]);
  });
});

describe("key pairs", () => {
  test("have a name of 1 to 255 ASCII characters", () => {
    expect(checkKeyName("lab key")).toEqual([]);
    expect(checkKeyName("k".repeat(255))).toEqual([]);
    expect(checkKeyName("")).toMatchObject([{ code: "MissingParameter" }]);
    expect(checkKeyName("k".repeat(256))).toMatchObject([{ code: "InvalidParameterValue" }]);
    expect(checkKeyName("clé")).toMatchObject([{ code: "InvalidParameterValue" }]);
  });

  /** A key in SSH's framing: each field is preceded by its length. */
  const line = (type: string, ...fields: Buffer[]): string => {
    const framed = [Buffer.from(type), ...fields].map((field) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(field.length);
      return Buffer.concat([length, field]);
    });
    return `${type} ${Buffer.concat(framed).toString("base64")}`;
  };
  const ed25519 = () => {
    const { x } = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" });
    return line("ssh-ed25519", Buffer.from(x as string, "base64url"));
  };
  const rsa = line("ssh-rsa", Buffer.from([1, 0, 1]), Buffer.alloc(257, 1));

  test("take RSA and ED25519 public keys, with a comment or without", () => {
    expect(checkPublicKey(ed25519())).toEqual([]);
    expect(checkPublicKey(`${ed25519()} someone@somewhere\n`)).toEqual([]);
    expect(checkPublicKey(rsa)).toEqual([]);
    const body = rsa.split(" ")[1] as string;
    expect(
      checkPublicKey(
        `---- BEGIN SSH2 PUBLIC KEY ----\nComment: "lab"\n${body.replace(/(.{70})/g, "$1\n")}\n---- END SSH2 PUBLIC KEY ----`,
      ),
    ).toEqual([]);
  });

  test.each([
    ["nothing", ""],
    ["a word", "ssh-rsa"],
    ["a key cut short", "ssh-ed25519 AAAAC3Nz"],
    ["a type that is not the key's", `ssh-rsa ${ed25519().split(" ")[1]}`],
    ["DSA", line("ssh-dss", Buffer.alloc(20))],
    ["ECDSA", line("ecdsa-sha2-nistp256", Buffer.alloc(20))],
    ["PEM", "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----"],
  ])("refuse %s", (_what, publicKey) => {
    expect(checkPublicKey(publicKey)).toMatchObject([
      { code: "InvalidKey.Format", message: "Key is not in valid OpenSSH public key format" },
    ]);
  });
});

describe("tags", () => {
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, ""]));

  test("are at most fifty", () => {
    expect(checkTags(many(50))).toEqual([]);
    expect(checkTags(many(51))).toMatchObject([{ code: "TagLimitExceeded" }]);
  });

  test.each([
    ["aws:name", "", "Tag keys starting with 'aws:' are reserved for internal use"],
    ["AWS:name", "", "Tag keys starting with 'aws:' are reserved for internal use"],
    ["", "x", "Tag keys cannot be empty"],
    ["k".repeat(129), "", "Tag key exceeds the maximum length of 128 characters"],
    ["k", "v".repeat(257), "Tag value exceeds the maximum length of 256 characters"],
  ])("%j=%j is refused", (key, tag, message) => {
    expect(checkTags({ [key]: tag })).toMatchObject([
      { code: "InvalidParameterValue", message, path: ["tags", key] },
    ]);
  });

  test("are counted in characters, not in UTF-16 units", () => {
    expect(checkTags({ ["🚢".repeat(128)]: "⚓".repeat(256) })).toEqual([]);
  });
});

describe("user data", () => {
  test("has at most 16384 bytes before base64", () => {
    expect(checkUserData(new Uint8Array(16384))).toEqual([]);
    expect(checkUserData(new Uint8Array(16385))).toMatchObject([
      { code: "InvalidUserData.Malformed", message: "User data is limited to 16384 bytes" },
    ]);
    expect(checkUserDataBase64(Buffer.alloc(16384).toString("base64"))).toEqual([]);
    expect(checkUserDataBase64(Buffer.alloc(16385).toString("base64"))).toMatchObject([
      { code: "InvalidUserData.Malformed", path: ["user_data_base64"] },
    ]);
  });

  test.each(["#!/bin/sh", "abc", "ab=c", "===="])("%j is not base64", (text) => {
    expect(checkUserDataBase64(text)).toMatchObject([
      { code: "InvalidParameterValue", message: "Invalid BASE64 encoding of user data" },
    ]);
  });
});
