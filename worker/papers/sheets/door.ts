import { Inflate } from "fflate";
import { Refusal } from "../../core/refusal";
import { unreadable } from "./rules";
import { bounds, type Seen, scanOf } from "./scan";

/** So much of what is packed at a time: it unpacks to 1 MB at most, so that a bomb is known by its first pieces. */
const pieceBytes = 1024;
/** What comes is handed to the scan in pieces of at least this size. */
const blockBytes = 64 * 1024;

/** Honest tables are packed to a tenth, at most to a hundredth; what is packed to less, once it is of some size, is only meant to burst. */
const mostPacked = 300;
const someSize = 2 * 1024 * 1024;

/** The parts of a workbook that say something, unpacked; refused before anything is kept where the file is beyond the bounds. */
export function partsOf(bytes: Uint8Array): Record<string, Uint8Array> {
  const entries = entriesOf(bytes).filter(({ name }) => name.endsWith(".xml") || name.endsWith(".rels"));
  if (entries.reduce((sum, { declared }) => sum + declared, 0) > bounds.unpacked)
    throw new Refusal("too_large");
  const seen: Seen = { tags: 0, cells: 0, blanks: 0, formats: 0, sheets: 0, relations: 0 };
  let unpacked = 0;
  const sizes = entries.map((entry) => {
    const scan = scanOf(seen);
    const before = unpacked;
    eachBlock(entry, (block) => {
      unpacked += block.length;
      const isBomb = unpacked > someSize && unpacked - before > mostPacked * entry.packed.length;
      if (isBomb || unpacked > bounds.unpacked) throw new Refusal("too_large");
      scan.take(block);
    });
    scan.end();
    return unpacked - before;
  });
  return Object.fromEntries(
    entries.map((entry, index) => [entry.name, wholeOf(entry, sizes[index] ?? 0)] as const),
  );
}

function wholeOf(entry: Entry, size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  eachBlock(entry, (block) => {
    whole.set(block, at);
    at += block.length;
  });
  return whole;
}

/** What the archive holds, by its directory alone. */
export function namesIn(bytes: Uint8Array): string[] {
  return entriesOf(bytes).map(({ name }) => name);
}

/** `declared` is what the archive says the entry unpacks to. */
type Entry = { name: string; packed: Uint8Array; declared: number; isDeflated: boolean };

/** The entries of the archive by its directory at the end, which readers go by; nothing is unpacked. */
function entriesOf(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Entry[] = [];
  try {
    const end = directoryEnd(view);
    const count = view.getUint16(end + 10, true);
    if (count > bounds.parts) throw new Refusal("too_large");
    for (let at = view.getUint32(end + 16, true), n = 0; n < count; n++) {
      if (view.getUint32(at, true) !== 0x02014b50) throw unreadable("broken_workbook");
      const [nameLength, extra, comment] = [28, 30, 32].map((offset) =>
        view.getUint16(at + offset, true),
      ) as [number, number, number];
      entries.push(entryAt(bytes, view, at, nameLength));
      at += 46 + nameLength + extra + comment;
    }
  } catch (error) {
    if (error instanceof RangeError) throw unreadable("broken_workbook");
    throw error;
  }
  return entries;
}

function directoryEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  throw unreadable("broken_workbook");
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, nameLength: number): Entry {
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
  const method = view.getUint16(at + 10, true);
  const size = view.getUint32(at + 20, true);
  const local = view.getUint32(at + 42, true);
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (isEncrypted || (method !== 0 && method !== 8) || from + size > bytes.length)
    throw unreadable("broken_workbook");
  const declared = view.getUint32(at + 24, true);
  return { name, packed: bytes.subarray(from, from + size), declared, isDeflated: method === 8 };
}

/** Hands on what an entry unpacks to, block by block; what is handed on is never more than one block ahead. */
function eachBlock({ packed, isDeflated }: Entry, take: (block: Uint8Array) => void): void {
  const { add, rest } = blocksFor(take);
  if (!isDeflated) {
    for (let at = 0; at < packed.length; at += blockBytes) take(packed.subarray(at, at + blockBytes));
    return;
  }
  const inflate = new Inflate(add);
  try {
    for (let at = 0; at < packed.length; at += pieceBytes)
      inflate.push(packed.subarray(at, at + pieceBytes), at + pieceBytes >= packed.length);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw unreadable("broken_workbook");
  }
  rest();
}

function blocksFor(take: (block: Uint8Array) => void) {
  let waiting: Uint8Array[] = [];
  let size = 0;
  const rest = () => {
    const [only] = waiting;
    if (!only) return;
    if (waiting.length === 1) {
      [waiting, size] = [[], 0];
      take(only);
      return;
    }
    const block = new Uint8Array(size);
    let at = 0;
    for (const piece of waiting) {
      block.set(piece, at);
      at += piece.length;
    }
    [waiting, size] = [[], 0];
    take(block);
  };
  const add = (piece: Uint8Array) => {
    if (piece.length === 0) return;
    waiting.push(piece);
    size += piece.length;
    if (size >= blockBytes) rest();
  };
  return { add, rest };
}
