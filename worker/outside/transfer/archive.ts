import { Zip, ZipDeflate } from "fflate";

/** A file as the texts it consists of, made while they are packed. */
export type ArchiveFile = { name: string; texts: Iterable<string> };

const encoder = new TextEncoder();

/** A ZIP that comes into being while it is downloaded: no more than a page of rows is in memory at a time. */
export function archiveOf(files: AsyncIterable<ArchiveFile>, madeAt: number): ReadableStream<Uint8Array> {
  let steps: AsyncGenerator<void>;
  let given = 0;
  return new ReadableStream({
    start(controller) {
      const zip = new Zip((error, bytes, isLast) => {
        if (error) return controller.error(error);
        given += 1;
        controller.enqueue(bytes);
        if (isLast) controller.close();
      });
      steps = filling(zip, files, madeAt);
    },
    /** A step may give nothing yet, since the packer gathers: go on until it has. */
    async pull() {
      const before = given;
      while (given === before && !(await steps.next()).done);
    },
    async cancel() {
      await steps.return(undefined);
    },
  });
}

async function* filling(zip: Zip, files: AsyncIterable<ArchiveFile>, madeAt: number): AsyncGenerator<void> {
  for await (const { name, texts } of files) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = madeAt;
    zip.add(file);
    for (const text of texts) {
      file.push(encoder.encode(text));
      yield;
    }
    file.push(new Uint8Array(), true);
    yield;
  }
  zip.end();
}
