export { default } from "../../worker/index";
