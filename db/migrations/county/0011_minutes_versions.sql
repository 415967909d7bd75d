CREATE TABLE `minutes_versions` (
	`county_id` text NOT NULL,
	`session_id` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `session_id`, `version`),
	FOREIGN KEY (`county_id`,`session_id`) REFERENCES `study_sessions`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
