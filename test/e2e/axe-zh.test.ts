import { everyPageIn } from "./looks";

everyPageIn("zh");
