CREATE TABLE `recovery_codes` (
	`county_id` text NOT NULL,
	`account_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`county_id`, `account_id`, `code_hash`),
	FOREIGN KEY (`county_id`,`account_id`) REFERENCES `accounts`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `second_factors` (
	`county_id` text NOT NULL,
	`account_id` text NOT NULL,
	`sealed_secret` text NOT NULL,
	`confirmed_at` integer,
	`last_step` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`county_id`, `account_id`),
	FOREIGN KEY (`county_id`,`account_id`) REFERENCES `accounts`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `person_erasures` (
	`county_id` text NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `person_id`),
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `county_profiles` ADD `codes_required` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `county_profiles` ADD `retention_years` integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE `county_profiles` ADD `version` integer DEFAULT 1 NOT NULL;