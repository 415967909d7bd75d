/** How long a page that is still being asked for may take its title, in milliseconds. */
const patience = 10_000;
const title = () => document.querySelector<HTMLElement>("main h1");

/**
 * Puts the focus on the title of the page that was turned to, in the very moment in which it is there, as a full load
 * would put it at the top. A reader who has gone on by then keeps the focus where it is. Returns how to give it up.
 */
export function focusesTitle(): () => void {
  const followed = document.activeElement;
  const isFree = () => [document.body, null, followed].includes(document.activeElement as HTMLElement | null);
  const look = () => {
    const found = title();
    if (!found) return;
    stop();
    if (isFree()) found.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(look);
  const timer = setTimeout(() => stop(), patience);
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
  };
  observer.observe(document.body, { childList: true, subtree: true });
  look();
  return stop;
}
