import * as sdk from "@aws-sdk/client-ec2";

type Command = ConstructorParameters<typeof sdk.EC2Client>[0] extends unknown
  ? Parameters<sdk.EC2Client["send"]>[0]
  : never;
type Handler = NonNullable<sdk.EC2ClientConfig["requestHandler"]>;

export interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The answer of a server that exists only in this process. */
export interface SdkResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The unmodified client, its network replaced by a function. */
export function clientOver(answer: (request: SdkRequest) => SdkResponse): sdk.EC2Client {
  const requestHandler = {
    handle: async (request: SdkRequest) => {
      const { statusCode, headers, body } = answer(request);
      return { response: { statusCode, headers: { ...headers }, body: Buffer.from(body) } };
    },
  };
  return new sdk.EC2Client({
    region: "eu-west-1",
    endpoint: "http://127.0.0.1:1",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
    maxAttempts: 1,
    requestHandler: requestHandler as unknown as Handler,
  });
}

export function commandOf(operation: string, input: object): Command {
  const Constructor = (sdk as unknown as Record<string, new (input: object) => Command>)[
    `${operation}Command`
  ];
  if (!Constructor) throw new Error(`the SDK has no command ${operation}`);
  return new Constructor(input);
}
