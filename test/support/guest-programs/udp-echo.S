/*
 * A UDP server for i386 Linux without a C library: sends every datagram that comes to port 4000 back to its sender.
 * busybox has no UDP server; the tests put this one into guests by their user data. Built by:
 *
 *   as --32 udp-echo.S -o udp-echo.o && ld -m elf_i386 --nmagic --strip-all udp-echo.o -o udp-echo
 *   gzip -9n < udp-echo | base64 --wrap=0
 */
.globl _start
_start:
	mov $359, %eax			/* socket(AF_INET, SOCK_DGRAM, 0) */
	mov $2, %ebx
	mov $2, %ecx
	xor %edx, %edx
	int $0x80
	mov %eax, %ebx
	mov $361, %eax			/* bind(socket, 0.0.0.0:4000) */
	mov $any, %ecx
	mov $16, %edx
	int $0x80
	test %eax, %eax
	jnz fail
next:
	movl $16, peer_length
	mov $371, %eax			/* recvfrom */
	mov $buffer, %ecx
	mov $65536, %edx
	xor %esi, %esi
	mov $peer, %edi
	mov $peer_length, %ebp
	int $0x80
	test %eax, %eax
	js next
	mov %eax, %edx
	mov $369, %eax			/* sendto */
	mov $buffer, %ecx
	xor %esi, %esi
	mov $peer, %edi
	mov peer_length, %ebp
	int $0x80
	jmp next
fail:
	mov $1, %eax			/* exit(1) */
	mov $1, %ebx
	int $0x80

	.data
any:	.word 2				/* AF_INET */
	.byte 0x0f, 0xa0		/* port 4000, network order */
	.long 0, 0, 0
	.lcomm peer, 16
	.lcomm peer_length, 4
	.lcomm buffer, 65536
