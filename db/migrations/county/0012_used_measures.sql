CREATE TABLE `used_measures` (
	`county_id` text NOT NULL,
	`version_id` text NOT NULL,
	`content` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `version_id`),
	FOREIGN KEY (`county_id`,`version_id`) REFERENCES `measure_versions`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TRIGGER used_measures_no_update BEFORE UPDATE ON used_measures
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER used_measures_no_delete BEFORE DELETE ON used_measures
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
