import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  ExplanationError,
  type InstanceExplanation,
} from "../../../local-hypervisor/control-plane/explanation";
import { answerExplain } from "../../../local-hypervisor/daemon/explain-route";

const known = { instanceId: "i-1", instanceType: "t2.micro" } as InstanceExplanation;

describe("GET /explain", () => {
  let server: Server;
  const ask = (id: string) =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/explain?instance=${id}`);

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { searchParams } = new URL(request.url ?? "/", "http://daemon");
      void answerExplain(searchParams, response, {
        explain: async (id) => {
          if (id === "i-1") return known;
          if (id === "i-2") throw new ExplanationError("notRunning", "It is stopped.");
          if (id === "i-3") throw new Error("The worker hangs.");
          throw new ExplanationError("unknown", "There is none.");
        },
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  test("answers with what is known", async () => {
    const response = await ask("i-1");
    expect([response.status, await response.json()]).toEqual([200, known]);
  });

  test.each([
    ["i-2", 409, "It is stopped."],
    ["i-3", 500, "The worker hangs."],
    ["i-4", 404, "There is none."],
  ])("%s is refused with %i and its sentence", async (id, status, sentence) => {
    const response = await ask(id);
    expect([response.status, await response.text()]).toEqual([status, sentence]);
  });
});
