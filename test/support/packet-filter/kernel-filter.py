"""The Linux kernel as a judge of packets.

Run in a network namespace of its own. Two TUN devices, `inside` and `outside`, with the kernel forwarding between them:
what nftables admits comes out at the other one. Each packet is known by its IPv4 identification, its number in the
batch. Standard input: a line of JSON, then the bytes that it speaks of. Standard output: a line of JSON.

input: {sysctls: {name: value}, phases: [{pauseMs, rulesBytes, packets}]}, then for each phase the text of its rules for
nft and its packets, each with a byte for the direction (0 comes in, 1 goes out) and two bytes for its length
output: {admitted: [numbers of the packets that came out], timesMs: [when each was sent]}
"""

import fcntl
import json
import os
import select
import struct
import subprocess
import sys
import time

TUNSETIFF = 0x400454CA
IFF_TUN = 0x0001
IFF_NO_PI = 0x1000
INSIDE_NETWORK = "100.64.0.0/10"
# Admitted by a rule of its own; when it comes out, everything before it has
FENCE = bytes([100, 127, 255, 254])
FENCE_PEER = bytes([192, 0, 2, 1])


def run(*command, **options):
    subprocess.run(command, check=True, **options)


def open_tun(name):
    tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TUN | IFF_NO_PI))
    run("ip", "link", "set", name, "txqueuelen", "20000", "up")
    return tun


def write_sysctl(name, value):
    with open("/proc/sys/net/" + name.replace(".", "/"), "w") as file:
        file.write(str(value))


def checksum(header):
    total = sum(struct.unpack(">10H", header))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def fence(source, destination):
    header = struct.pack(">BBHHHBBH4s4s", 0x45, 0, 20, 0, 0x4000, 64, 253, 0, source, destination)
    return header[:10] + struct.pack(">H", checksum(header)) + header[12:]


class Judge:
    def __init__(self):
        # Softirqs then run on the processor that writes, so packets stay in order
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        self.inside = open_tun("inside")
        self.outside = open_tun("outside")
        run("ip", "route", "add", INSIDE_NETWORK, "dev", "inside")
        run("ip", "route", "add", "default", "dev", "outside")
        write_sysctl("ipv4.ip_forward", 1)
        for scope in ("all", "default", "inside", "outside"):
            write_sysctl("ipv4.conf.%s.rp_filter" % scope, 0)
            write_sysctl("ipv4.conf.%s.send_redirects" % scope, 0)
        self.admitted = []
        self.fences = 0

    def drain(self, tun):
        while True:
            try:
                packet = os.read(tun, 65536)
            except BlockingIOError:
                return
            if packet[12:16] == FENCE or packet[16:20] == FENCE:
                self.fences += 1
            elif packet[0] >> 4 == 4:
                self.admitted.append(struct.unpack_from(">H", packet, 4)[0])

    def send(self, direction, packet):
        os.write(self.inside if direction else self.outside, packet)
        self.drain(self.outside if direction else self.inside)

    def settle(self):
        self.fences = 0
        self.send(1, fence(FENCE, FENCE_PEER))
        self.send(0, fence(FENCE_PEER, FENCE))
        deadline = time.monotonic() + 10
        while self.fences < 2:
            if time.monotonic() > deadline:
                sys.exit("the fence did not come out")
            select.select([self.inside, self.outside], [], [], 0.1)
            self.drain(self.inside)
            self.drain(self.outside)


def main():
    source = sys.stdin.buffer
    settings = json.loads(source.readline())
    judge = Judge()
    began = time.monotonic()
    times = []
    first = True
    for phase in settings["phases"]:
        rules = source.read(phase["rulesBytes"])
        packets = []
        for _ in range(phase["packets"]):
            direction, length = struct.unpack(">BH", source.read(3))
            packets.append((direction, source.read(length)))
        if phase["pauseMs"]:
            time.sleep(phase["pauseMs"] / 1000)
        if rules:
            run("nft", "-f", "-", input=rules)
        if first:
            for name, value in settings["sysctls"].items():
                write_sysctl(name, value)
            first = False
        for direction, packet in packets:
            times.append(int((time.monotonic() - began) * 1000))
            judge.send(direction, packet)
        judge.settle()
    print(json.dumps({"admitted": judge.admitted, "timesMs": times}))


main()
