/**
 * Whether a key belongs to an input method that is still writing: such an Enter takes up the word and chooses nothing.
 * Safari sends the last one after the writing has ended, known by its key code alone.
 */
export function isComposing(event: Pick<KeyboardEvent, "isComposing" | "keyCode">): boolean {
  return event.isComposing || event.keyCode === 229;
}
