/**
 * How glibc's allocator is to hand memory out in the daemon, as environment variables; other allocators know nothing of
 * them. Of its own accord it has eight heaps a processor for as many threads, and each guest's thread would keep what its
 * boot took of one: 30 MiB, hardly any of it used. What is as large as a kernel goes back at once.
 */
export const allocatorSettings = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: String(4 * 2 ** 20),
  MALLOC_TRIM_THRESHOLD_: String(8 * 2 ** 20),
} as const;
