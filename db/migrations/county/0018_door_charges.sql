CREATE TABLE `device_tries` (
	`county_id` text NOT NULL,
	`nonce` text NOT NULL,
	`since` integer NOT NULL,
	`tries` integer NOT NULL,
	`failures` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`county_id`, `nonce`)
);
--> statement-breakpoint
CREATE TABLE `sign_in_charges` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`address` text NOT NULL,
	`account` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`county_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `sign_in_charges_address` ON `sign_in_charges` (`county_id`,`address`,`at`);--> statement-breakpoint
CREATE INDEX `sign_in_charges_account` ON `sign_in_charges` (`county_id`,`account`,`at`);--> statement-breakpoint
CREATE TABLE `failed_sign_ins` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`subject` text NOT NULL,
	`address` text,
	`failures` integer NOT NULL,
	`refused` integer NOT NULL,
	PRIMARY KEY(`county_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `failed_sign_ins_quarter` ON `failed_sign_ins` (`county_id`,`subject`,`at`);--> statement-breakpoint
ALTER TABLE `accounts` ADD `generation` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Rows of the log: a count only grows, nothing else of it changes, and none goes.
CREATE TRIGGER failed_sign_ins_only_grow BEFORE UPDATE ON failed_sign_ins
WHEN NEW.failures < OLD.failures OR NEW.refused < OLD.refused OR NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at
  OR NEW.subject IS NOT OLD.subject OR NEW.county_id IS NOT OLD.county_id
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER failed_sign_ins_no_delete BEFORE DELETE ON failed_sign_ins
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER failed_sign_ins_no_replace BEFORE INSERT ON failed_sign_ins
WHEN EXISTS (SELECT 1 FROM failed_sign_ins WHERE county_id = NEW.county_id AND id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
