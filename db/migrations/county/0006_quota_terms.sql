CREATE TABLE `quota_terms` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`unit_id` text NOT NULL,
	`from_year` integer NOT NULL,
	`opts_into_pool` integer NOT NULL,
	`approved_share` integer NOT NULL,
	`document` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`unit_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "quota_terms_document" CHECK("quota_terms"."approved_share" = 0 OR "quota_terms"."document" IS NOT NULL)
);
--> statement-breakpoint
CREATE INDEX `quota_terms_unit` ON `quota_terms` (`county_id`,`unit_id`,`from_year`,`id`);