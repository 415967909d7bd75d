CREATE TABLE `roster_remark_decisions` (
	`county_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`accepted` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `person_id`, `kind`),
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `roster_remarks` (
	`county_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`from_on` text NOT NULL,
	`remark` text NOT NULL,
	`import_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `person_id`, `kind`),
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`import_id`) REFERENCES `roster_imports`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `units` ADD `dissolved_at` integer;