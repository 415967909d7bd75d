CREATE TABLE `inspection_mark_history` (
	`county_id` text NOT NULL,
	`inspection_id` text NOT NULL,
	`person_id` text NOT NULL,
	`version` integer NOT NULL,
	`quality` text,
	`verified_characters` integer,
	`rectified_quality` text,
	`rectified_characters` integer,
	`verdict` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `inspection_id`, `person_id`, `version`),
	FOREIGN KEY (`county_id`,`inspection_id`) REFERENCES `inspections`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
