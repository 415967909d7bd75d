const encoder = new TextEncoder();

/** An answer that comes into being while it is read: a piece at a time is in memory, and a piece that fails breaks it off. */
export function streamOf(texts: AsyncIterator<string>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await texts.return?.();
    },
  });
}
