/** Protocol and ports of a security group's rule. For ICMP, `fromPort` is the type and `toPort` the code; -1 is any. */
export class Port {
  static tcp(port: number): Port {
    return new Port("tcp", port, port);
  }

  static tcpRange(fromPort: number, toPort: number): Port {
    return new Port("tcp", fromPort, toPort);
  }

  static allTcp(): Port {
    return new Port("tcp", 0, 65535);
  }

  static udp(port: number): Port {
    return new Port("udp", port, port);
  }

  static udpRange(fromPort: number, toPort: number): Port {
    return new Port("udp", fromPort, toPort);
  }

  static allUdp(): Port {
    return new Port("udp", 0, 65535);
  }

  /** Echo requests */
  static icmpPing(): Port {
    return new Port("icmp", 8, -1);
  }

  static icmpTypeAndCode(type: number, code: number): Port {
    return new Port("icmp", type, code);
  }

  static allIcmp(): Port {
    return new Port("icmp", -1, -1);
  }

  static allIcmpV6(): Port {
    return new Port("icmpv6", -1, -1);
  }

  /** Every protocol and port */
  static allTraffic(): Port {
    return new Port("-1");
  }

  private constructor(
    /** EC2's `IpProtocol` */
    readonly ipProtocol: "tcp" | "udp" | "icmp" | "icmpv6" | "-1",
    readonly fromPort?: number,
    readonly toPort?: number,
  ) {}

  /** Such as `tcp-80`, `udp-5000-5010`, `all` */
  toString(): string {
    if (this.ipProtocol === "-1") return "all";
    const ports = this.fromPort === this.toPort ? `${this.fromPort}` : `${this.fromPort}-${this.toPort}`;
    return `${this.ipProtocol}-${ports}`;
  }
}
