import { connect, type Socket } from "node:net";
import { DescribeRegionsCommand, DescribeVpcsCommand, type EC2Client } from "@aws-sdk/client-ec2";
import { startEc2Server } from "../../../local-hypervisor/ec2-api/server";
import { Ec2Endpoint } from "../../support/ec2-endpoint";
import { SeededRandom } from "../../support/seeded-random";

/** All bytes that the server sends until it closes the connection. */
const readToEnd = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
    });
    socket.on("error", () => resolve(text));
    socket.on("close", () => resolve(text));
  });

describe("the server", () => {
  let endpoint: Ec2Endpoint;
  let client: EC2Client;
  let port: number;
  const open = () => connect({ host: "127.0.0.1", port });
  const stillAnswers = async () => {
    const { Regions } = await client.send(new DescribeRegionsCommand({ RegionNames: ["eu-west-1"] }));
    expect(Regions).toHaveLength(1);
  };

  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    port = Number(new URL(await endpoint.listen()).port);
    client = await endpoint.client();
  });
  afterAll(() => endpoint.close());

  test("bytes that are no HTTP get 400, and the next client is served", async () => {
    const random = new SeededRandom(11);
    for (let round = 0; round < 50; round += 1) {
      const socket = open();
      const answer = readToEnd(socket);
      socket.end(
        round % 2
          ? random.bytes(200)
          : `POST / HTTP/1.1\r\n${Buffer.from(random.bytes(40)).toString("latin1")}\r\n\r\n`,
      );
      expect(await answer).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
    }
    await stillAnswers();
  });

  describe("whose patience is short", () => {
    let url: string;
    const openImpatient = () => connect({ host: "127.0.0.1", port: Number(new URL(url).port) });
    beforeAll(async () => {
      url = await endpoint.listen({ headersTimeoutMs: 300, requestTimeoutMs: 600 });
    });
    // Whatever the answer: it may run out of patience with us too
    afterEach(async () => expect((await fetch(url)).status).toBeGreaterThanOrEqual(400));

    test("waits for headers that do not come to an end no longer than allowed", async () => {
      const socket = openImpatient();
      const answer = readToEnd(socket);
      socket.write("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n");
      const drip = setInterval(() => socket.write("X-A: b\r\n"), 100);
      expect(await answer).toMatch(/^(HTTP\/1\.1 408 |$)/);
      clearInterval(drip);
    });

    test("waits for a body that is shorter than promised no longer than allowed", async () => {
      const socket = openImpatient();
      const answer = readToEnd(socket);
      socket.write("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nAction=Describe");
      expect(await answer).toMatch(/^(HTTP\/1\.1 408 |$)/);
    });
  });

  test("a client that goes away in the middle harms nobody", async () => {
    for (let round = 0; round < 20; round += 1) {
      const socket = open();
      await new Promise<void>((resolve) =>
        socket.write("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\nAct", () => resolve()),
      );
      socket.destroy();
    }
    await stillAnswers();
  });

  test("a body that is too large gets an EC2 error", async () => {
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: "POST",
      body: "a".repeat(3 * 1024 * 1024),
    });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain("<Code>RequestEntityTooLarge</Code>");
    await stillAnswers();
  });

  test("many clients at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => client.send(new DescribeVpcsCommand({}))),
    );
    expect(new Set(answers.map(({ Vpcs }) => Vpcs?.[0]?.VpcId)).size).toBe(1);
  });

  test("it listens on the loopback address alone, and a taken port is an error", async () => {
    await expect(
      startEc2Server({ gateway: endpoint.gateway, log: { info() {}, warn() {}, error() {} }, port }),
    ).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  test("close ends idle connections and leaves no listener", async () => {
    const other = await Ec2Endpoint.open();
    const url = new URL(await other.listen());
    const idle = connect({ host: "127.0.0.1", port: Number(url.port) });
    const ended = readToEnd(idle);
    await (await other.client()).send(new DescribeVpcsCommand({}));
    await other.close();
    await ended;
    await expect(fetch(url)).rejects.toThrow();
  });
});
