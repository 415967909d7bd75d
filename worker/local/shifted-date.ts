/**
 * Moves every later reading of this realm's clock by so many milliseconds; days that are computed stay as they are.
 * It stands alone, so that Node, the local runtime and a page can each be given it; a second call moves nothing further.
 */
export function shiftDate(byMs: number): void {
  if (byMs === 0) return;
  const real: DateConstructor = Reflect.get(Date, "unshifted") ?? Date;
  const now = () => real.now() + byMs;
  globalThis.Date = new Proxy(real, {
    apply: () => new real(now()).toString(),
    construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [now()] : args, made),
    get: (target, key, receiver) =>
      key === "now" ? now : key === "unshifted" ? target : Reflect.get(target, key, receiver),
  });
}
