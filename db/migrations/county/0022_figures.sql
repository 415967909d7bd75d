CREATE TABLE `branch_figures` (
	`county_id` text NOT NULL,
	`period` text NOT NULL,
	`edition` integer NOT NULL,
	`branch_id` text NOT NULL,
	`people` integer NOT NULL,
	`cells` text NOT NULL,
	PRIMARY KEY(`county_id`, `period`, `edition`, `branch_id`),
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
