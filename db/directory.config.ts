import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  casing: "snake_case",
  schema: "./db/schema/directory/index.ts",
  out: "./db/migrations/directory",
});
