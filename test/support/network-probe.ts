import { createSocket } from "node:dgram";
import { request } from "node:http";
import { startUdpEcho } from "./guest-programs/udp-echo";
import type { GuestShell } from "./guest-shell";
import type { Lab } from "./lab";

export type Protocol = "tcp" | "udp" | "icmp";

export const protocols: readonly Protocol[] = ["tcp", "udp", "icmp"];

/** What answers to probes: a web server on TCP, an echo on UDP, the kernel on ICMP */
export const probePorts = { tcp: 80, udp: 4000 } as const;

const waitMs = 2_000;

/**
 * User data of a guest that answers probes and can send them: `probe <address> <tcp port> <udp port>` prints the
 * protocols by which the address answered. nslookup takes any datagram for an answer, so an echo is one.
 */
export const probingGuest = [
  "#!/bin/sh",
  'mkdir -p /www && echo "this is $(hostname)" > /www/index.html && httpd -p 80 -h /www',
  startUdpEcho,
  "cat > /usr/local/bin/probe <<'EOF'",
  "#!/bin/sh",
  '(timeout 2 wget -q -O /dev/null "http://$1:$2/" 2>/dev/null && echo tcp) &',
  '(timeout 2 nslookup -type=a a.test "$1:$3" 2>/dev/null | grep -q ^Server: && echo udp) &',
  '(ping -c 1 -W 2 "$1" >/dev/null 2>&1 && echo icmp) &',
  "wait",
  "EOF",
  "chmod +x /usr/local/bin/probe",
  "",
].join("\n");

/** Protocols by which an address answers to a guest, in the order of `protocols`. */
export async function probeFromGuest(
  shell: GuestShell,
  address: string,
  ports: { readonly tcp: number; readonly udp: number } = probePorts,
): Promise<Protocol[]> {
  const answered = await shell.run(`probe ${address} ${ports.tcp} ${ports.udp}`);
  return protocols.filter((protocol) => answered.split(/\s+/).includes(protocol));
}

/** Protocols by which an instance answers to this machine at its public address. */
export async function probeFromHost(
  lab: Lab,
  instanceId: string,
  publicAddress: string,
): Promise<Protocol[]> {
  const answers = await Promise.all([
    httpAnswers(publicAddress, probePorts.tcp),
    udpAnswers(publicAddress, probePorts.udp),
    lab.drydock("ping", instanceId, "--count", "1", "--timeout", "2").then(({ status }) => status === 0),
  ]);
  return protocols.filter((_, index) => answers[index]);
}

const httpAnswers = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const call = request({ host, port, agent: false, timeout: waitMs }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode === 200));
      response.on("error", () => resolve(false));
    });
    call.on("timeout", () => call.destroy());
    call.on("error", () => resolve(false));
    call.end();
  });

const udpAnswers = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createSocket("udp4");
    const end = (answered: boolean) => {
      clearTimeout(timer);
      socket.close();
      resolve(answered);
    };
    const timer = setTimeout(() => end(false), waitMs);
    socket.on("message", () => end(true));
    socket.on("error", () => end(false));
    socket.send("are you there?", port, host);
  });
