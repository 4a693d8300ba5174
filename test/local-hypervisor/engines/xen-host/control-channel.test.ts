import {
  ControlChannel,
  type EndReason,
} from "../../../../local-hypervisor/engines/xen-host/control-channel";
import { streamPair } from "../../../support/stream-pair";

const base64 = (text: string): string => Buffer.from(text).toString("base64");

function channelWithAgent() {
  const [near, agent] = streamPair();
  const ended: [string, EndReason][] = [];
  const channel = new ControlChannel(near, (guest, reason) => ended.push([guest, reason]));
  const lines: string[] = [];
  let heard: () => void = () => undefined;
  agent.setEncoding("latin1");
  agent.on("data", (text: string) => {
    lines.push(...text.split("\n").filter((line) => line !== ""));
    heard();
  });
  const hears = async (count: number) => {
    while (lines.length < count)
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    return lines;
  };
  return { channel, agent, ended, hears };
}

describe("the channel to dom0's agent", () => {
  test("is ready when the agent says so, however the line is cut", async () => {
    const { channel, agent } = channelWithAgent();
    agent.write("hel");
    agent.write("lo 1\n");
    await channel.ready;
  });

  test("gives each request its own outcome, in whichever order they come", async () => {
    const { channel, agent, hears } = channelWithAgent();
    const first = channel.request("add-disk", 3);
    const second = channel.request("create", "i-1", base64('type = "pv"'));
    const failure = expect(second).rejects.toMatchObject({
      name: "EngineError",
      kind: "internal",
      message: "The Xen host says: no memory",
    });
    expect(await hears(2)).toEqual(["1 add-disk 3", `2 create i-1 ${base64('type = "pv"')}`]);
    agent.write(`failed 2 ${base64("no memory\n")}\ndone 1 \n`);
    expect(await first).toBe("");
    await failure;
  });

  test("tells of domains that ended, with Xen's reasons; what it does not know is passed over", async () => {
    const { channel, agent, ended } = channelWithAgent();
    agent.write("ended i-1 0\nended i-2 1\nended i-3 3\nended i-4 99\nsomething else\nhello 1\n");
    await channel.ready;
    expect(ended).toEqual([
      ["i-1", "powerOff"],
      ["i-2", "reboot"],
      ["i-3", "crash"],
    ]);
  });

  test("leaves nobody waiting for a host that ended", async () => {
    const { channel, agent } = channelWithAgent();
    const gone = { name: "EngineError", kind: "gone" };
    const waiting = expect(channel.request("host")).rejects.toMatchObject(gone);
    const never = expect(channel.ready).rejects.toMatchObject(gone);
    agent.end();
    agent.destroy();
    channel.close();
    await waiting;
    await never;
    await expect(channel.request("host")).rejects.toMatchObject(gone);
  });
});
