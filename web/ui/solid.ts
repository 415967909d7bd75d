/** The only place that names what Solid 2 moves or renames. */
export { createEffect, ErrorBoundary, lazy, onMount, Suspense } from "solid-js";
