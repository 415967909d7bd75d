CREATE TABLE `measure_withdrawals` (
	`county_id` text NOT NULL,
	`version_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `version_id`),
	FOREIGN KEY (`county_id`,`version_id`) REFERENCES `measure_versions`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
