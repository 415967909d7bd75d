CREATE INDEX `device_tries_end` ON `device_tries` (`county_id`,`expires_at`);--> statement-breakpoint
CREATE INDEX `login_sessions_end` ON `login_sessions` (`county_id`,CASE WHEN expires_at < absolute_expires_at THEN expires_at ELSE absolute_expires_at END);--> statement-breakpoint
CREATE INDEX `sign_in_charges_age` ON `sign_in_charges` (`county_id`,`at`);--> statement-breakpoint
CREATE INDEX `roster_imports_age` ON `roster_imports` (`county_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `roster_remarks_import` ON `roster_remarks` (`county_id`,`import_id`);