/** Login sessions and one-time links live on real time, whatever the domain's clock says. */
export function realNow(): number {
  return Date.now();
}
