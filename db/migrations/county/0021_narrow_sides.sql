CREATE INDEX `audit_log_actor` ON `audit_log` (`county_id`,`account_id`,`id`);--> statement-breakpoint
CREATE INDEX `party_groups_branch` ON `party_groups` (`county_id`,`branch_id`);--> statement-breakpoint
CREATE INDEX `outside_appraisals_person` ON `outside_appraisals` (`county_id`,`person_id`);