CREATE TABLE `holiday_changes` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`first_on` text NOT NULL,
	`last_on` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	CONSTRAINT "holiday_changes_kind" CHECK("holiday_changes"."kind" IN ('off', 'working')),
	CONSTRAINT "holiday_changes_order" CHECK("holiday_changes"."first_on" <= "holiday_changes"."last_on")
);
--> statement-breakpoint
CREATE INDEX `holiday_changes_first` ON `holiday_changes` (`county_id`,`first_on`);--> statement-breakpoint
CREATE TABLE `holiday_withdrawals` (
	`county_id` text NOT NULL,
	`change_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `change_id`),
	FOREIGN KEY (`county_id`,`change_id`) REFERENCES `holiday_changes`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rota_entries` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`year` integer NOT NULL,
	`planned_on` text,
	`topic` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rota_entries_person` ON `rota_entries` (`county_id`,`person_id`,`year`);--> statement-breakpoint
CREATE INDEX `rota_entries_year` ON `rota_entries` (`county_id`,`year`);--> statement-breakpoint
CREATE TABLE `rota_withdrawals` (
	`county_id` text NOT NULL,
	`entry_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `entry_id`),
	FOREIGN KEY (`county_id`,`entry_id`) REFERENCES `rota_entries`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `note_fingerprints` (
	`county_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`year` integer NOT NULL,
	`note_id` text NOT NULL,
	`hashes` text NOT NULL,
	PRIMARY KEY(`county_id`, `branch_id`, `year`, `note_id`),
	FOREIGN KEY (`county_id`,`note_id`) REFERENCES `notes`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `note_likenesses` (
	`county_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`year` integer NOT NULL,
	`note_id` text NOT NULL,
	`other_id` text NOT NULL,
	`shared` integer NOT NULL,
	`pieces` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `branch_id`, `year`, `note_id`, `other_id`),
	FOREIGN KEY (`county_id`,`note_id`) REFERENCES `notes`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`other_id`) REFERENCES `notes`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "note_likenesses_shared" CHECK("note_likenesses"."shared" BETWEEN 1 AND "note_likenesses"."pieces")
);
