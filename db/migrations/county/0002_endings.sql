ALTER TABLE `open_cases` ADD `closed_at` integer;--> statement-breakpoint
ALTER TABLE `exemptions` ADD `ended_at` integer;--> statement-breakpoint
ALTER TABLE `exemptions` ADD `until_before` text;--> statement-breakpoint
ALTER TABLE `memberships` ADD `ended_at` integer;--> statement-breakpoint
ALTER TABLE `memberships` ADD `until_before` text;--> statement-breakpoint
ALTER TABLE `posts` ADD `ended_at` integer;--> statement-breakpoint
ALTER TABLE `posts` ADD `until_before` text;--> statement-breakpoint
ALTER TABLE `standings` ADD `ended_at` integer;--> statement-breakpoint
ALTER TABLE `standings` ADD `until_before` text;