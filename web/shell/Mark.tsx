/** The product's sign: an open book. */
export function Mark(props: { size?: number }) {
  return (
    <svg width={props.size ?? 20} height={props.size ?? 20} viewBox="0 0 24 24" aria-hidden="true">
      <path
        d="M12 7C9.6 5.2 6.2 4.6 3 5.2v13.2c3.2-.5 6.500 0 9 1.900 2.500-1.900 5.800-2.400 9-1.900V5.200C17.800 4.600 14.400 5.200 12 7Zm0 0v13"
        fill="none"
        stroke="currentColor"
        stroke-width="1.8"
        stroke-linejoin="round"
        stroke-linecap="round"
      />
    </svg>
  );
}
