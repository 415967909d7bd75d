import { useSearchParams } from "@solidjs/router";
import { Segmented } from "../ui/Segmented.tsx";
import { useMe } from "./me.ts";

/** Last year, this one and the next; what is chosen stands in the address as ?of=…, this year where nothing is. */
export function useYearChoice() {
  const me = useMe();
  const [search, setSearch] = useSearchParams<{ of?: string }>();
  const thisYear = Number(me().today.slice(0, 4));
  const years = [thisYear - 1, thisYear, thisYear + 1];
  return {
    thisYear,
    years,
    year: () => years.find((one) => `${one}` === search.of) ?? thisYear,
    choose: (of: string) => setSearch({ of }, { scroll: false }),
  };
}

export function YearChoice(props: { label: string; of: ReturnType<typeof useYearChoice> }) {
  return (
    <Segmented
      label={props.label}
      keys={props.of.years.map((one) => ({ value: `${one}`, label: `${one}` }))}
      value={`${props.of.year()}`}
      onChange={props.of.choose}
    />
  );
}
