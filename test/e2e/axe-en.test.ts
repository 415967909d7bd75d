import { everyPageIn } from "./looks";

everyPageIn("en");
