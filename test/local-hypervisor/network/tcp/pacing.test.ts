import { CongestionWindow } from "../../../../local-hypervisor/network/tcp/congestion-window";
import { RetransmissionTimeout } from "../../../../local-hypervisor/network/tcp/retransmission-timeout";
import { Reader, TwoStacks } from "./two-stacks";

describe("the retransmission timeout", () => {
  test("follows RFC 6298: three times the first round trip, then smoothed", () => {
    const timeout = new RetransmissionTimeout();
    expect(timeout.valueMs).toBe(1_000);
    timeout.sample(400);
    expect(timeout.valueMs).toBe(400 + 4 * 200);
    timeout.sample(800); // variation 0.75 * 200 + 0.25 * 400, mean 0.875 * 400 + 0.125 * 800
    expect(timeout.valueMs).toBe(450 + 4 * 250);
  });

  test("doubles while nothing is heard, within its bounds", () => {
    const timeout = new RetransmissionTimeout();
    timeout.sample(1);
    expect(timeout.valueMs).toBe(200);
    timeout.backOff();
    timeout.backOff();
    expect(timeout.valueMs).toBe(800);
    for (let count = 0; count < 100; count += 1) timeout.backOff();
    expect(timeout.valueMs).toBe(60_000);
    timeout.resetBackOff();
    expect(timeout.valueMs).toBe(200);
  });
});

describe("the congestion window", () => {
  test("doubles in a round trip at first, and grows by a segment a round trip beyond the threshold", () => {
    const window = new CongestionWindow(1_000);
    for (let segment = 0; segment < 10; segment += 1) window.grow(1_000);
    expect(window.sizeBytes).toBe(20_000);
    window.collapse(20_000);
    expect(window.sizeBytes).toBe(1_000);
    for (let segment = 0; segment < 9; segment += 1) window.grow(1_000);
    expect(window.sizeBytes).toBe(10_000); // half of what was in flight
    for (let segment = 0; segment < 10; segment += 1) window.grow(1_000);
    expect(window.sizeBytes).toBeGreaterThan(10_900);
    expect(window.sizeBytes).toBeLessThanOrEqual(11_000);
  });

  test("halves for a single loss", () => {
    const window = new CongestionWindow(1_000);
    window.enterRecovery(10_000);
    expect(window.sizeBytes).toBe(8_000); // half, and the three that have left the network
    window.inflate();
    expect(window.sizeBytes).toBe(9_000);
    window.deflate(5_000);
    expect(window.sizeBytes).toBe(5_000);
    window.leaveRecovery();
    expect(window.sizeBytes).toBe(5_000);
  });
});

test("ten segments leave at first, and one after a timeout", () => {
  const stacks = new TwoStacks();
  const { client, server } = stacks.establish();
  const reader = new Reader(server);
  const sent = () => stacks.segments.filter(({ segment }) => segment.payload.length > 0).length;
  stacks.cut = true;
  client.write(new Uint8Array(100_000));
  expect(sent()).toBe(10);
  stacks.clock.advance(250);
  expect(sent()).toBe(11);
  stacks.cut = false;
  stacks.runUntil(() => reader.length === 100_000);
});
