CREATE TABLE `inbox_items` (
	`county_id` text NOT NULL,
	`account_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`occasion` text NOT NULL,
	`subject` text NOT NULL,
	`actor_id` text,
	`detail` text NOT NULL,
	`at` integer NOT NULL,
	`read_at` integer,
	PRIMARY KEY(`county_id`, `account_id`, `id`),
	FOREIGN KEY (`county_id`,`account_id`) REFERENCES `accounts`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_items_occasion` ON `inbox_items` (`county_id`,`account_id`,`kind`,`occasion`);--> statement-breakpoint
CREATE INDEX `inbox_items_unread` ON `inbox_items` (`county_id`,`account_id`) WHERE read_at IS NULL;