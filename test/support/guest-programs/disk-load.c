/*
 * A mixed load on a disk that checks what it reads, for i386 Linux without a C library: drydock-micro has no fio.
 * Four jobs, each with a region of 2 MiB of its own and up to eight requests in flight past the page cache: reads,
 * writes, flushes, and now and then a discard, of random sizes at random places. Each sector says which disk, sector
 * and generation it is of. Built by:
 *
 *   gcc -m32 -nostdlib -static -no-pie -fno-pie -ffreestanding -fno-stack-protector -fcf-protection=none -Os -s \
 *     -fno-asynchronous-unwind-tables -Wl,--build-id=none,-z,noseparate-code -o disk-load disk-load.c
 *   gzip -9n < disk-load | base64 --wrap=0
 *
 * disk-load DEVICE TABLE DISK ROUND OPERATIONS [STOP]
 *   TABLE       file with the generation of each sector: read at the start, written at the end
 *   DISK        number of the disk
 *   ROUND       1 to 32767: generations are ROUND * 65536 and more
 *   OPERATIONS  of each job
 *   STOP        file until whose being there a job goes on
 * Each job prints "begun N", then "job N operations N sum N"; where requests fail, "cut ERROR" and "unsure SECTOR COUNT" for what may
 * have been written or not. Status 1 and a line when something was read that was not written.
 */
typedef unsigned u32;

enum { jobs = 4, sectors = 4096, slots = 8, sectorWords = 128, largest = 256 };
enum { nothing = 0, begun = 1 };
enum { readCommand = 0, writeCommand = 1, flushCommand = 2 };

struct request {
	u32 data, dataHigh, key, flags;
	unsigned short command, priority;
	u32 file;
	u32 buffer, bufferHigh, bytes, bytesHigh, offset, offsetHigh;
	u32 reserved[4];
};
struct event { u32 data, dataHigh, request, requestHigh; int result, resultHigh, more, moreHigh; };
struct slot { int busy, command; u32 first, count, generation; };

static u32 buffers[slots][largest * sectorWords] __attribute__((aligned(4096)));
static u32 table[sectors];
static unsigned char unsure[sectors];
static struct slot slot[slots];
static struct request request[slots];
static struct event events[slots];
static u32 randomState, disk, base, generation;
static char line[128];
static int length;

static int call(int number, u32 a, u32 b, u32 c, u32 d, u32 e)
{
	int result;
	__asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(a), "c"(b), "d"(c), "S"(d), "D"(e) : "memory");
	return result;
}

static void say(const char *text) { while (*text) line[length++] = *text++; }

static void sayNumber(u32 value)
{
	char digits[10];
	int count = 0;
	do digits[count++] = '0' + value % 10; while (value /= 10);
	while (count) line[length++] = digits[--count];
}

static void endLine(void)
{
	line[length++] = '\n';
	call(4, 1, (u32)line, length, 0, 0);
	length = 0;
}

static void leave(int status) { call(1, status, 0, 0, 0, 0); }

static void fail(const char *what, u32 number)
{
	say(what);
	sayNumber(number);
	endLine();
	leave(1);
}

static u32 below(u32 limit)
{
	randomState ^= randomState << 13;
	randomState ^= randomState >> 17;
	randomState ^= randomState << 5;
	return (randomState >> 8) % limit;
}

static u32 parse(const char *text)
{
	u32 value = 0;
	while (*text) value = value * 10 + (*text++ - '0');
	return value;
}

static u32 firstWord(u32 sector, u32 of) { return (disk * 0x9e3779b9u ^ sector * 0x85ebca6bu ^ of * 0xc2b2ae35u) | 1; }

/* Fills a sector, or compares it; whether it is the same */
static int stamp(u32 *words, u32 sector, u32 of, int compare)
{
	u32 head[4] = { 0x44414f4c, disk, sector, of }, word = firstWord(sector, of);
	for (int at = 0; at < sectorWords; at++) {
		u32 wanted = at < 4 ? head[at] : word;
		if (of == 0) wanted = 0;
		if (!compare) words[at] = wanted;
		else if (words[at] != wanted) return 0;
		word ^= word << 13;
		word ^= word >> 17;
		word ^= word << 5;
	}
	return 1;
}

static void check(struct slot *one, u32 *words)
{
	for (u32 at = 0; at < one->count; at++) {
		u32 sector = one->first + at;
		if (unsure[sector] || stamp(words + at * sectorWords, base + sector, table[sector], 1)) continue;
		say("wrong: disk "); sayNumber(disk);
		say(" generation "); sayNumber(table[sector]);
		say(" found "); sayNumber(words[at * sectorWords + 3]);
		fail(" sector ", base + sector);
	}
}

/* Another request that is in flight may not touch the same sectors: which is first nobody knows */
static int isFree(u32 first, u32 count)
{
	for (int at = 0; at < slots; at++)
		if (slot[at].busy && slot[at].count && first < slot[at].first + slot[at].count && slot[at].first < first + count)
			return 0;
	return 1;
}

static void settle(struct slot *one, u32 *words, int isDone)
{
	one->busy = 0;
	if (one->command == readCommand && isDone) check(one, words);
	if (one->command == writeCommand)
		for (u32 at = one->first; at < one->first + one->count; at++) {
			if (isDone) table[at] = one->generation;
			else unsure[at] = 1;
		}
}

static int discard(int file)
{
	u32 pages = 1 + below(16), first = below(sectors / 8 - pages) * 8, count = pages * 8;
	if (!isFree(first, count)) return nothing;
	u32 range[4] = { (base + first) * 512, 0, count * 512, 0 };
	int error = call(54, file, 0x1277, (u32)range, 0, 0);
	for (u32 at = first; at < first + count; at++) {
		if (error) unsure[at] = 1;
		else table[at] = 0;
	}
	return error ? error : begun;
}

/* An error where it failed */
static int begin(int index, int file, u32 context)
{
	struct slot *one = &slot[index];
	struct request *asked = &request[index], *list = asked;
	u32 kind = below(100), count = below(4) ? 1 + below(16) : 1 + below(largest);
	u32 first = below(sectors - count + 1);
	if (kind == 0) return discard(file);
	one->command = kind < 6 ? flushCommand : kind < 50 ? readCommand : writeCommand;
	if (one->command == flushCommand) first = count = 0;
	else if (!isFree(first, count)) return nothing;
	one->first = first;
	one->count = count;
	one->busy = 1;
	if (one->command == writeCommand) {
		one->generation = ++generation;
		for (u32 at = 0; at < count; at++)
			stamp(buffers[index] + at * sectorWords, base + first + at, one->generation, 0);
	}
	asked->data = index;
	asked->command = one->command;
	asked->file = file;
	asked->buffer = count ? (u32)buffers[index] : 0;
	asked->bytes = count * 512;
	asked->offset = count ? (base + first) * 512 : 0;
	int sent = call(248, context, 1, (u32)&list, 0, 0);
	if (sent == 1) return begun;
	settle(one, 0, 0);
	return sent ? sent : -11;
}

/* Takes in what ended; gives the error of one that failed, else 0 */
static int takeIn(u32 context, int atLeast)
{
	int failed = 0, count = call(247, context, atLeast, slots, (u32)events, 0);
	for (int at = 0; at < count; at++) {
		struct slot *one = &slot[events[at].data];
		int isDone = events[at].result == (int)one->count * 512;
		if (!isDone) failed = events[at].result < 0 ? events[at].result : -5;
		settle(one, buffers[events[at].data], isDone);
	}
	return failed;
}

static int inFlight(void)
{
	int count = 0;
	for (int at = 0; at < slots; at++) count += slot[at].busy;
	return count;
}

static u32 sum(void)
{
	u32 result = 2166136261u;
	for (u32 at = 0; at < sectors; at++)
		if (!unsure[at]) result = (result ^ ((base + at) * 2654435761u + table[at])) * 16777619u;
	return result;
}

static void job(u32 number, char **arguments, const char *stop)
{
	u32 context = 0, round = parse(arguments[3]), operations = parse(arguments[4]), done = 0;
	int error = 0, file = call(5, (u32)arguments[0], 2 | 040000, 0, 0, 0);
	int tableFile = call(5, (u32)arguments[1], 2 | 0100, 0600, 0, 0);
	if (file < 0) fail("cannot open the disk: ", -file);
	call(180, tableFile, (u32)table, sizeof table, number * sizeof table, 0);
	disk = parse(arguments[2]);
	base = number * sectors;
	generation = round << 16;
	randomState = (round * 8 + number + 1) * 0x9e3779b9u ^ disk;
	if (call(245, slots, (u32)&context, 0, 0, 0)) fail("no asynchronous requests: ", number);
	say("begun ");
	sayNumber(number);
	endLine();
	while (!error) {
		if (done >= operations && (!stop || (done & 15) == 0))
			if (!stop || call(33, (u32)stop, 0, 0, 0, 0) == 0) break;
		for (int at = 0; at < slots && !error; at++)
			if (!slot[at].busy) {
				int outcome = begin(at, file, context);
				if (outcome < 0) error = outcome;
				else done += outcome;
			}
		int failed = inFlight() ? takeIn(context, 1) : 0;
		if (!error) error = failed;
	}
	while (inFlight()) {
		int failed = takeIn(context, 1);
		if (!error) error = failed;
	}
	if (error) {
		say("cut ");
		sayNumber(-error);
		endLine();
	}
	for (u32 at = 0; at < sectors; at++) {
		u32 end = at;
		while (end < sectors && unsure[end]) end++;
		if (end == at) continue;
		say("unsure "); sayNumber(base + at);
		say(" "); sayNumber(end - at);
		endLine();
		at = end;
	}
	call(181, tableFile, (u32)table, sizeof table, number * sizeof table, 0);
	say("job "); sayNumber(number);
	say(" operations "); sayNumber(done);
	say(" sum "); sayNumber(sum());
	endLine();
	leave(0);
}

__attribute__((used)) static void start(u32 *stack)
{
	char **arguments = (char **)(stack + 2);
	int status = 0, worst = 0;
	if (stack[0] < 6) fail("disk-load DEVICE TABLE DISK ROUND OPERATIONS [STOP], arguments given: ", stack[0] - 1);
	for (u32 number = 0; number < jobs; number++)
		if (call(2, 0, 0, 0, 0, 0) == 0) job(number, arguments, stack[0] > 6 ? arguments[5] : 0);
	for (int number = 0; number < jobs; number++) {
		call(114, -1, (u32)&status, 0, 0, 0);
		if (status) worst = 1;
	}
	leave(worst);
}

__asm__(".globl _start\n_start: mov %esp, %eax\n push %eax\n call start\n");
