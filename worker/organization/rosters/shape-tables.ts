import type { Cell } from "../../papers/sheets/shape";

/** One list of people in a file: a sheet may hold several, below each other or side by side. */
export type Table = {
  sheet: string;
  hidden: boolean;
  rows: Cell[][];
  /** How many rows and columns of the sheet stand before it. */
  above: number;
  before: number;
};
