import { Duplex } from "node:stream";

/** Two ends of a stream: what is written to one is read from the other. */
export function streamPair(): [Duplex, Duplex] {
  const make = (other: () => Duplex): Duplex =>
    new Duplex({
      read: () => undefined,
      write: (chunk, _, written) => {
        other().push(chunk);
        setImmediate(written);
      },
      final: (done) => {
        other().push(null);
        done();
      },
    });
  const one: Duplex = make(() => two);
  const two: Duplex = make(() => one);
  return [one, two];
}
