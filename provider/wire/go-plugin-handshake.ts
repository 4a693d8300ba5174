/** What go-plugin's client tells a plugin by its environment, and the one line that the plugin answers with. */

/** Terraform's cookie for providers: not a secret, it tells a plugin from a command started by hand. */
const magicCookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

/** Major version of Terraform's plugin protocol that this provider speaks. */
const protocolVersion = 6;

/** go-plugin's own protocol, the first field of the handshake line. */
const coreProtocolVersion = 1;

/** What Terraform asks for. */
export interface HandshakeRequest {
  /** Certificate (PEM) that the client will show and that alone is to be accepted */
  readonly clientCertificatePem: string;
  /** Folder for a Unix socket, when the client names one */
  readonly socketFolder?: string;
  /** Ports to choose from when listening on TCP; inclusive */
  readonly ports: { readonly minimum: number; readonly maximum: number };
}

/** Why no handshake is possible, for the person who reads standard error. */
export interface HandshakeRefusal {
  readonly refusal: string;
}

/** Reads go-plugin's environment; a refusal when it is not Terraform that started us or it cannot talk to us. */
export function readHandshakeRequest(environment: NodeJS.ProcessEnv): HandshakeRequest | HandshakeRefusal {
  if (environment.TF_PLUGIN_MAGIC_COOKIE !== magicCookie) {
    return {
      refusal:
        "This is a Terraform provider: Terraform (or OpenTofu) starts it, people do not.\n" +
        "Name it in a stack's required_providers, or let Ec2Target.local() do so, and run: cdktf deploy",
    };
  }
  const offered = (environment.PLUGIN_PROTOCOL_VERSIONS ?? "").split(",").filter((text) => text !== "");
  if (offered.length > 0 && !offered.includes(String(protocolVersion))) {
    return {
      refusal:
        `This provider speaks plugin protocol ${protocolVersion}; Terraform offered ${offered.join(", ")}.\n` +
        "Install Terraform 1.0 or newer, or OpenTofu.",
    };
  }
  const clientCertificatePem = environment.PLUGIN_CLIENT_CERT;
  if (!clientCertificatePem) {
    return {
      refusal:
        "Terraform did not send its certificate (PLUGIN_CLIENT_CERT), and this provider accepts no connection without.\n" +
        "Install Terraform 1.0 or newer, or OpenTofu.",
    };
  }
  return {
    clientCertificatePem,
    ...(environment.PLUGIN_UNIX_SOCKET_DIR ? { socketFolder: environment.PLUGIN_UNIX_SOCKET_DIR } : {}),
    ports: {
      minimum: port(environment.PLUGIN_MIN_PORT) ?? 10_000,
      maximum: port(environment.PLUGIN_MAX_PORT) ?? 25_000,
    },
  };
}

function port(text: string | undefined): number | undefined {
  const number = Number(text);
  return text && Number.isInteger(number) && number > 0 && number < 65_536 ? number : undefined;
}

/** Where a plugin listens. */
export interface ListenAddress {
  readonly network: "unix" | "tcp";
  /** Path of the socket, or `127.0.0.1:port` */
  readonly address: string;
}

/** `1|6|unix|/tmp/plugin-…|grpc|<certificate>`: base64 without padding, ended by a line feed. */
export function handshakeLine({ network, address }: ListenAddress, certificate: Uint8Array): string {
  const text = Buffer.from(certificate).toString("base64").replace(/=+$/, "");
  return `${coreProtocolVersion}|${protocolVersion}|${network}|${address}|grpc|${text}\n`;
}
