/** Which way a packet passes a network interface or the edge of a subnet, seen from inside. */
export type TrafficDirection = "ingress" | "egress";

export function opposite(direction: TrafficDirection): TrafficDirection {
  return direction === "ingress" ? "egress" : "ingress";
}
