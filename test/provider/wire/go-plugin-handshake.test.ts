import { readHandshakeRequest } from "../../../provider/wire/go-plugin-handshake";
import { pluginEnvironment } from "../../support/provider-start";

const environment = { ...pluginEnvironment("PEM"), PLUGIN_UNIX_SOCKET_DIR: undefined };

test("what Terraform sends is read", () => {
  expect(readHandshakeRequest({ ...environment, PLUGIN_UNIX_SOCKET_DIR: "/run/x" })).toEqual({
    clientCertificatePem: "PEM",
    socketFolder: "/run/x",
    ports: { minimum: 10_000, maximum: 25_000 },
  });
});

test("ports that are none fall back to go-plugin's own", () => {
  expect(
    readHandshakeRequest({ ...environment, PLUGIN_MIN_PORT: "x", PLUGIN_MAX_PORT: "70000" }),
  ).toMatchObject({
    ports: { minimum: 10_000, maximum: 25_000 },
  });
});

test.each([
  [
    "without the cookie",
    { TF_PLUGIN_MAGIC_COOKIE: undefined },
    /Terraform \(or OpenTofu\) starts it.*cdktf deploy/s,
  ],
  ["with another cookie", { TF_PLUGIN_MAGIC_COOKIE: "x" }, /cdktf deploy/],
  [
    "by a Terraform of protocol 5 alone",
    { PLUGIN_PROTOCOL_VERSIONS: "4,5" },
    /protocol 6; Terraform offered 4, 5/,
  ],
  ["without a certificate", { PLUGIN_CLIENT_CERT: "" }, /PLUGIN_CLIENT_CERT/],
])("started %s it says what to do", (_title, change, message) => {
  expect(readHandshakeRequest({ ...environment, ...change })).toEqual({
    refusal: expect.stringMatching(message),
  });
});
