import { answersFile, type Endpoints } from "../../http/answers";

export const endpoints = {
  "POST /export": answersFile,
} satisfies Endpoints;
