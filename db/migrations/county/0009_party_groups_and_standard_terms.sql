CREATE TABLE `standard_terms` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`unit_id` text NOT NULL,
	`standard` text NOT NULL,
	`from_year` integer NOT NULL,
	`applies` integer NOT NULL,
	`reason` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`unit_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "standard_terms_reason" CHECK("standard_terms"."applies" = ("standard_terms"."reason" IS NULL))
);
--> statement-breakpoint
CREATE INDEX `standard_terms_unit` ON `standard_terms` (`county_id`,`unit_id`,`standard`,`from_year`,`id`);--> statement-breakpoint
CREATE TABLE `__new_party_groups` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`branch_id` text NOT NULL,
	`name` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "party_groups_interval" CHECK("__new_party_groups"."until_on" IS NULL OR "__new_party_groups"."until_on" > "__new_party_groups"."from_on"),
	CONSTRAINT "party_groups_version" CHECK("__new_party_groups"."version" > 0)
);
--> statement-breakpoint
INSERT INTO `__new_party_groups`("county_id", "id", "branch_id", "name", "from_on", "until_on", "version", "created_at", "created_by") SELECT "county_id", "id", "branch_id", "name", date("created_at" / 1000 + 28800, 'unixepoch'), NULL, 1, "created_at", "created_by" FROM `party_groups`;--> statement-breakpoint
DROP TABLE `party_groups`;--> statement-breakpoint
ALTER TABLE `__new_party_groups` RENAME TO `party_groups`;--> statement-breakpoint
CREATE UNIQUE INDEX `party_groups_name` ON `party_groups` (`county_id`,`branch_id`,`name`) WHERE until_on IS NULL;