"""The Linux kernel as the other end of a cable.

Run in a network namespace of its own. Makes a TAP device, gives it the address, and carries its frames over standard
input and output, each with a length of four bytes before it. Meanwhile a workload talks through ordinary sockets; its
result is one line of JSON on standard error.

usage: tap-peer.py <settings as JSON>
settings: {macAddress, address, prefixLength, gateway, mtuBytes, workload, ...arguments of the workload}
"""

import fcntl
import hashlib
import http.client
import json
import os
import socket
import struct
import subprocess
import sys
import threading

TUNSETIFF = 0x400454CA
IFF_TAP = 0x0002
IFF_NO_PI = 0x1000


def open_tap(settings):
    tap = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(tap, TUNSETIFF, struct.pack("16sH22x", b"tap0", IFF_TAP | IFF_NO_PI))
    ip = lambda *arguments: subprocess.run(["ip", *arguments], check=True)
    ip("link", "set", "lo", "up")
    ip("link", "set", "tap0", "address", settings["macAddress"], "mtu", str(settings["mtuBytes"]), "up")
    ip("addr", "add", "%s/%d" % (settings["address"], settings["prefixLength"]), "dev", "tap0")
    ip("route", "add", "default", "via", settings["gateway"])
    return tap


def read_exactly(stream, length):
    data = b""
    while len(data) < length:
        part = stream.read(length - len(data))
        if not part:
            os._exit(0)  # the test has closed the cable
        data += part
    return data


def carry_to_kernel(tap):
    source = sys.stdin.buffer
    while True:
        (length,) = struct.unpack(">I", read_exactly(source, 4))
        frame = read_exactly(source, length)
        try:
            os.write(tap, frame)
        except OSError:
            pass  # the kernel refuses a damaged frame


def carry_from_kernel(tap):
    while True:
        frame = os.read(tap, 65536)
        sys.stdout.buffer.write(struct.pack(">I", len(frame)) + frame)
        sys.stdout.buffer.flush()


def pattern(length):
    """Bytes that do not repeat soon, the same in every run"""
    return b"".join(hashlib.sha256(str(index).encode()).digest() for index in range(length // 32 + 1))[:length]


def exchange(connection, settings):
    """Sends and receives at the same time, closes both ways, and tells what arrived"""
    received = hashlib.sha256()
    count = 0

    def send():
        connection.sendall(pattern(settings["sendBytes"]))
        connection.shutdown(socket.SHUT_WR)

    sender = threading.Thread(target=send)
    sender.start()
    while True:
        data = connection.recv(65536)
        if not data:
            break
        received.update(data)
        count += len(data)
    sender.join()
    connection.close()
    return {"receivedBytes": count, "receivedSha256": received.hexdigest()}


def connect_workload(settings):
    return exchange(socket.create_connection((settings["host"], settings["port"]), timeout=120), settings)


def listen_workload(settings):
    server = socket.create_server((settings["address"], settings["port"]))
    print(json.dumps({"listening": True}), file=sys.stderr, flush=True)
    connection, _ = server.accept()
    connection.settimeout(120)
    return exchange(connection, settings)


def ping(address):
    """Whether the echo of a raw ICMP socket comes back"""
    echo = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    echo.settimeout(5)
    checksum = ~(0x0800 + 0x1234 + 0x0001) & 0xFFFF
    echo.sendto(struct.pack(">BBHHH", 8, 0, checksum, 0x1234, 1), (address, 0))
    packet, _ = echo.recvfrom(2048)
    return packet[20:] == struct.pack(">BBHHH", 0, 0, (checksum + 0x0800) & 0xFFFF, 0x1234, 1)


def metadata_workload(settings):
    def ask(method, path, headers):
        client = http.client.HTTPConnection("169.254.169.254", timeout=30)
        client.request(method, path, headers=headers)
        response = client.getresponse()
        return response.status, response.read().decode()

    _, token = ask("PUT", "/latest/api/token", {"X-aws-ec2-metadata-token-ttl-seconds": "60"})
    status, body = ask("GET", "/latest/user-data", {"X-aws-ec2-metadata-token": token})
    return {"status": status, "body": body, "pinged": ping(settings["gateway"])}


WORKLOADS = {"connect": connect_workload, "listen": listen_workload, "metadata": metadata_workload}


def main():
    settings = json.loads(sys.argv[1])
    tap = open_tap(settings)
    for carry in (carry_to_kernel, carry_from_kernel):
        threading.Thread(target=carry, args=(tap,), daemon=True).start()
    result = WORKLOADS[settings["workload"]](settings)
    print(json.dumps(result), file=sys.stderr, flush=True)
    threading.Event().wait()  # the kernel's last acknowledgements still travel; the test ends this process


main()
