/** `udp-echo.S`, assembled: an i386 program, gzip, base64. It answers datagrams to port 4000 with themselves. */
export const udpEchoProgram =
  "H4sIAAAAAAACA6t39XFjZGRkgAEmBmYGEC+kgYXDBCQgCBE3YVAAimswsDKwQOShakC4T4CBYY0AIwM7UIwDiHekA1XsZgKydoIIw0tnGzoP78gECu68NIGFYxdQOcPZhtYDpR7HWX8ABUD8HcUgaYaJQGkGoAWG3/a/AMrsBUmDlFZc7Ty0oxCmBCrbrQuRfr1jB8hJuxnB5jKMglEwCkbBKBgFo2AUjIJRMApGwSgYBaNg2AMmBv4FKAJ6xRnFJUUliUkMeiWpFSUMeimJJYkMeknFxSSYys3AAB73YGOAjnsA6TokedgIiiCUzQzEoMGOSwIMDAJY1IkzQMZKQOpAYxmPgIokGBDjMBxI6pmR9IPUyWAxDwBep92kyBEAAA==";

/** User data lines that install and start it */
export const startUdpEcho = [
  `echo '${udpEchoProgram}' | base64 -d | gunzip > /usr/local/bin/udp-echo`,
  "chmod +x /usr/local/bin/udp-echo",
  "/usr/local/bin/udp-echo &",
].join("\n");
