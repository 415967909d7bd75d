CREATE TABLE `counties` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`shard` integer NOT NULL,
	`status` text NOT NULL,
	`signed_up_at` integer NOT NULL,
	CONSTRAINT "counties_code" CHECK(length("counties"."code") = 6),
	CONSTRAINT "counties_status" CHECK("counties"."status" IN ('pending', 'active'))
);
--> statement-breakpoint
CREATE INDEX `counties_of_shard` ON `counties` (`shard`,`code`);