import { BlockStore } from "../../../local-hypervisor/block-store/block-store";

/** Writes random sectors in rounds, prints one line a round once the round is flushed, until it is killed. */
const sector = 512;
const sectors = 1500;
const [folder = "", firstRound = "0"] = process.argv.slice(2);

async function main(): Promise<void> {
  const store = await BlockStore.open(folder);
  const device = await store.openVolume("vol-0");
  let state = Number(firstRound) + 1;
  const random = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  for (let round = Number(firstRound) + 1; ; round++) {
    const indices = [...new Set(Array.from({ length: 24 }, () => random(sectors)))];
    await Promise.all(
      indices.map((index) => {
        const words = new Uint32Array(sector / 4);
        words[0] = words[126] = index;
        words[1] = words[127] = round;
        return device.write(index * sector, new Uint8Array(words.buffer));
      }),
    );
    await device.flush();
    process.stdout.write(`${JSON.stringify({ round, indices })}\n`);
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
