CREATE TABLE `run_repetition_ends` (
	`county_id` text NOT NULL,
	`repetition_id` text NOT NULL,
	`outcome` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `repetition_id`),
	FOREIGN KEY (`county_id`,`repetition_id`) REFERENCES `run_repetitions`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "run_repetition_ends_outcome" CHECK("run_repetition_ends"."outcome" IN ('confirmed','refused','withdrawn'))
);
--> statement-breakpoint
CREATE TABLE `run_repetitions` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`run_id` text NOT NULL,
	`reason` text NOT NULL,
	`confirmed` integer NOT NULL,
	`waiting` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`run_id`) REFERENCES `runs`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `run_repetitions_run` ON `run_repetitions` (`county_id`,`run_id`,`created_at`);