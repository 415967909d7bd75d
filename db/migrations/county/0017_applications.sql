CREATE TABLE `application_decisions` (
	`county_id` text NOT NULL,
	`application_id` text NOT NULL,
	`outcome` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `application_id`),
	FOREIGN KEY (`county_id`,`application_id`) REFERENCES `applications`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `applications` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`county` text NOT NULL,
	`office` text NOT NULL,
	`name` text NOT NULL,
	`login` text NOT NULL,
	`phone` text,
	`password_hash` text NOT NULL,
	`receipt_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `applications_receipt` ON `applications` (`county_id`,`receipt_hash`);
