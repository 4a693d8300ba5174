import { newTcpTracking, trackTcp } from "../../../../local-hypervisor/network/filter/tcp-tracking";

/** Follows segments such as `oS` and `rSA`: who sends, `o` for the origin, and the flags */
function follow(...segments: string[]) {
  const tracking = newTcpTracking();
  const outcomes = segments.map((segment) =>
    trackTcp(
      tracking,
      {
        syn: segment.includes("S"),
        ack: segment.includes("A"),
        fin: segment.includes("F"),
        rst: segment.includes("R"),
      },
      segment.startsWith("o"),
    ),
  );
  return { state: tracking.state, last: outcomes.at(-1) };
}

const handshake = ["rSA", "oA"];

test.each([
  [["rSA"], "synReceived", "passed"],
  [handshake, "established", "passed"],
  [["rS"], "simultaneousOpen", "ignored"],
  [["rS", "oSA", "rA"], "established", "passed"],
  [["rR"], "closed", "ended"],
  [["oS"], "synSent", "ignored"],
  [["oA"], "synSent", "foreign"],
  [[...handshake, "oFA"], "finWait", "passed"],
  [[...handshake, "oFA", "rA"], "closeWait", "passed"],
  [[...handshake, "oFA", "rA", "rFA"], "lastAcknowledgement", "passed"],
  [[...handshake, "oFA", "rFA", "oA"], "timeWait", "passed"],
  [[...handshake, "oFA", "rFA", "oA", "oS"], "timeWait", "reopened"],
  [[...handshake, "oFA", "rFA", "oA", "rS"], "timeWait", "reopened"],
  [[...handshake, "rR"], "closed", "passed"],
  [[...handshake, "oR", "oS"], "closed", "reopened"],
  [[...handshake, "rR", "oS"], "closed", "ignored"],
  [[...handshake, "rR", "oS", "rSA"], "synReceived", "passed"],
  [[...handshake, "oSF"], "established", "foreign"],
  [[...handshake, "o"], "established", "foreign"],
])("a SYN and then %j: %s", (segments, state, last) => {
  expect(follow(...segments)).toEqual({ state, last });
});

test("an acknowledgement that challenges a stray SYN is not that of the last FIN (RFC 5961)", () => {
  const closing = [...handshake, "oFA", "rA", "rFA"];
  expect(follow(...closing, "oS", "rA")).toEqual({ state: "lastAcknowledgement", last: "ignored" });
  expect(follow(...closing, "oS", "oA")).toEqual({ state: "timeWait", last: "passed" });
});
