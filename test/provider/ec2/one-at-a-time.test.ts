import { oneAtATime } from "../../../provider/ec2/one-at-a-time";

/** Work that ends when it is told to. */
function held(log: string[], name: string) {
  let end = (_failure?: Error) => {};
  const ended = new Promise<void>((resolve, reject) => {
    end = (failure) => (failure ? reject(failure) : resolve());
  });
  const work = async () => {
    log.push(`${name} begins`);
    await ended;
    log.push(`${name} ends`);
    return name;
  };
  return { work, end };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("oneAtATime", () => {
  it("runs work about one thing in its order, also after a failure, and about others meanwhile", async () => {
    const log: string[] = [];
    const [one, two, other] = [held(log, "one"), held(log, "two"), held(log, "other")];
    const results = [
      oneAtATime("eni-1", one.work),
      oneAtATime("eni-1", two.work),
      oneAtATime("eni-2", other.work),
    ];
    await turn();
    expect(log).toEqual(["one begins", "other begins"]);
    one.end(new Error("refused"));
    await expect(results[0]).rejects.toThrow("refused");
    await turn();
    expect(log).toEqual(["one begins", "other begins", "two begins"]);
    other.end();
    two.end();
    expect(await Promise.all(results.slice(1))).toEqual(["two", "other"]);
    expect(await oneAtATime("eni-1", async () => "again")).toBe("again");
  });
});
