type Span = readonly [from: number, to: number];

/** A straight scale from one span to another, kept within it where `clamped`: drawing a bar needs no library of scales. */
export function linear([low, high]: Span, [from, to]: Span, clamped?: "clamped") {
  return (value: number): number => {
    const share = high === low ? 0 : (value - low) / (high - low);
    return from + (to - from) * (clamped ? Math.min(1, Math.max(0, share)) : share);
  };
}
