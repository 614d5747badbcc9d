/**
 * The whole program of a sandbox: it holds the pod's namespaces open and does nothing. It ignores SIGCHLD, so that in a shared
 * process namespace, where it is process 1, the kernel itself reaps the orphans. Written by hand as machine code because
 * it then needs no compiler, no base image and about four kilobytes of memory a pod.
 */
export function pauseProgram(architecture: NodeJS.Architecture = process.arch): Buffer {
  const target = targets[architecture];
  if (!target) throw new Error(`no pause program for ${architecture}; name an image by --pod-infra-image`);
  return elf(target.machine, Buffer.concat([Buffer.from(target.code.join(""), "hex"), ignoreAction]));
}

interface Target {
  /** `e_machine` of the ELF header. */
  readonly machine: number;
  /** Length must be a multiple of 8, since the action follows. */
  readonly code: readonly string[];
}

/** `struct sigaction` of the kernel: the handler SIG_IGN, no flags, no restorer, an empty mask. */
const ignoreAction = Buffer.from("01".padEnd(64, "0"), "hex");

const targets: Partial<Record<NodeJS.Architecture, Target>> = {
  x64: {
    machine: 62,
    code: [
      "b80d000000", // mov eax, 13          rt_sigaction
      "bf11000000", // mov edi, 17          SIGCHLD
      "488d3517000000", // lea rsi, [rip+23]    the action behind the code
      "31d2", // xor edx, edx         no old action
      "41ba08000000", // mov r10d, 8          size of the mask
      "0f05", // syscall
      "b822000000", // mov eax, 34          pause
      "0f05", // syscall
      "ebf7", // jmp -9               again after a signal
      "0f1f4000", // nop                  to a multiple of 8
    ],
  },
  arm64: {
    machine: 183,
    code: [
      "c81080d2", // mov x8, #134         rt_sigaction
      "200280d2", // mov x0, #17          SIGCHLD
      "81010010", // adr x1, #48          the action behind the code
      "020080d2", // mov x2, #0           no old action
      "030180d2", // mov x3, #8           size of the mask
      "010000d4", // svc #0
      "000080d2", // mov x0, #0           no descriptors, no timeout, no mask
      "010080d2", // mov x1, #0
      "020080d2", // mov x2, #0
      "030080d2", // mov x3, #0
      "040080d2", // mov x4, #0
      "280980d2", // mov x8, #73          ppoll, since arm64 has no pause
      "010000d4", // svc #0
      "f9ffff17", // b -28                again after a signal
    ],
  },
};

/** A 64-bit little-endian executable of one segment: two headers of 64 and 56 bytes, then the code. */
function elf(machine: number, code: Buffer): Buffer {
  const base = 0x400000n;
  const header = Buffer.alloc(120);
  header.write("7f454c46020101", "hex"); // magic, 64 bits, little-endian, version 1
  header.writeUInt16LE(2, 16); // an executable
  header.writeUInt16LE(machine, 18);
  header.writeUInt32LE(1, 20); // version
  header.writeBigUInt64LE(base + 120n, 24); // entry: the first byte behind the headers
  header.writeBigUInt64LE(64n, 32); // where the program header is
  header.writeUInt16LE(64, 52); // size of this header
  header.writeUInt16LE(56, 54); // size of a program header
  header.writeUInt16LE(1, 56); // one of them
  header.writeUInt32LE(1, 64); // to be loaded
  header.writeUInt32LE(5, 68); // readable, executable
  header.writeBigUInt64LE(base, 80); // virtual address
  header.writeBigUInt64LE(base, 88); // physical address
  header.writeBigUInt64LE(BigInt(120 + code.length), 96); // size in the file
  header.writeBigUInt64LE(BigInt(120 + code.length), 104); // size in memory
  header.writeBigUInt64LE(0x1000n, 112); // alignment
  return Buffer.concat([header, code]);
}
