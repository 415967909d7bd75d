CREATE TABLE `accounts` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`login` text NOT NULL,
	`phone` text,
	`name` text NOT NULL,
	`password_hash` text,
	`person_id` text,
	`suspended_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_login` ON `accounts` (`county_id`,`login`);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_phone` ON `accounts` (`county_id`,`phone`) WHERE phone IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_person` ON `accounts` (`county_id`,`person_id`) WHERE person_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `drafts` (
	`county_id` text NOT NULL,
	`account_id` text NOT NULL,
	`form` text NOT NULL,
	`content` text NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`county_id`, `account_id`, `form`),
	FOREIGN KEY (`county_id`,`account_id`) REFERENCES `accounts`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`county_id` text NOT NULL,
	`account_id` text NOT NULL,
	`key` text NOT NULL,
	`request_hash` text NOT NULL,
	`answer` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`county_id`, `account_id`, `key`),
	FOREIGN KEY (`county_id`,`account_id`) REFERENCES `accounts`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `login_sessions` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`account_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`absolute_expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`browser` text,
	`address` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`account_id`) REFERENCES `accounts`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `login_sessions_account` ON `login_sessions` (`county_id`,`account_id`);--> statement-breakpoint
CREATE TABLE `one_time_link_ends` (
	`county_id` text NOT NULL,
	`link_id` text NOT NULL,
	`outcome` text NOT NULL,
	`account_id` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `link_id`),
	FOREIGN KEY (`county_id`,`link_id`) REFERENCES `one_time_links`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`account_id`) REFERENCES `accounts`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `one_time_links` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`purpose` text NOT NULL,
	`token_hash` text NOT NULL,
	`unit_id` text NOT NULL,
	`role` text,
	`person_id` text,
	`account_id` text,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`unit_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`account_id`) REFERENCES `accounts`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "one_time_links_purpose" CHECK(("one_time_links"."purpose" = 'reset') = ("one_time_links"."account_id" IS NOT NULL))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_time_links_token` ON `one_time_links` (`county_id`,`token_hash`);--> statement-breakpoint
CREATE INDEX `one_time_links_unit` ON `one_time_links` (`county_id`,`unit_id`);--> statement-breakpoint
CREATE TABLE `roles` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`account_id` text NOT NULL,
	`role` text NOT NULL,
	`unit_id` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`account_id`) REFERENCES `accounts`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`unit_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "roles_interval" CHECK("roles"."until_on" IS NULL OR "roles"."until_on" >= "roles"."from_on"),
	CONSTRAINT "roles_role" CHECK("roles"."role" IN ('administrator','inspector','leader','secretary','recorder','person'))
);
--> statement-breakpoint
CREATE INDEX `roles_account` ON `roles` (`county_id`,`account_id`);--> statement-breakpoint
CREATE INDEX `roles_unit` ON `roles` (`county_id`,`unit_id`,`role`);--> statement-breakpoint
CREATE TABLE `sign_in_throttles` (
	`county_id` text NOT NULL,
	`subject` text NOT NULL,
	`failures` integer NOT NULL,
	`last_failed_at` integer NOT NULL,
	`blocked_until` integer NOT NULL,
	PRIMARY KEY(`county_id`, `subject`)
);
--> statement-breakpoint
CREATE TABLE `assessment_proposals` (
	`county_id` text NOT NULL,
	`assessment_id` text NOT NULL,
	`person_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`quota_id` text,
	`outcome` text NOT NULL,
	`grade` text,
	`total_hundredths` integer,
	`position` integer NOT NULL,
	`proposal` text NOT NULL,
	PRIMARY KEY(`county_id`, `assessment_id`, `person_id`),
	FOREIGN KEY (`county_id`,`assessment_id`) REFERENCES `assessments`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assessment_proposals_branch` ON `assessment_proposals` (`county_id`,`assessment_id`,`branch_id`);--> statement-breakpoint
CREATE TABLE `assessment_quotas` (
	`county_id` text NOT NULL,
	`assessment_id` text NOT NULL,
	`quota_id` text NOT NULL,
	`base` integer NOT NULL,
	`cap` integer NOT NULL,
	`quota` text NOT NULL,
	PRIMARY KEY(`county_id`, `assessment_id`, `quota_id`),
	FOREIGN KEY (`county_id`,`assessment_id`) REFERENCES `assessments`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `assessment_scores` (
	`county_id` text NOT NULL,
	`assessment_id` text NOT NULL,
	`person_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`organ_id` text NOT NULL,
	`name` text NOT NULL,
	`branch_name` text NOT NULL,
	`facts` text NOT NULL,
	`score` text NOT NULL,
	PRIMARY KEY(`county_id`, `assessment_id`, `person_id`),
	FOREIGN KEY (`county_id`,`assessment_id`) REFERENCES `assessments`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assessment_scores_branch` ON `assessment_scores` (`county_id`,`assessment_id`,`branch_id`);--> statement-breakpoint
CREATE INDEX `assessment_scores_organ` ON `assessment_scores` (`county_id`,`assessment_id`,`organ_id`);--> statement-breakpoint
CREATE INDEX `assessment_scores_person` ON `assessment_scores` (`county_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `assessments` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`year` integer NOT NULL,
	`scheme` text NOT NULL,
	`attempt` integer NOT NULL,
	`measures_id` text NOT NULL,
	`engine` text NOT NULL,
	`assessment_day` text NOT NULL,
	`recorded_until` integer NOT NULL,
	`run_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`measures_id`) REFERENCES `measure_versions`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "assessments_scheme" CHECK("assessments"."scheme" IN ('democratic_appraisal','annual_assessment'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assessments_once` ON `assessments` (`county_id`,`year`,`scheme`,`attempt`);--> statement-breakpoint
CREATE TABLE `ballot_counts` (
	`county_id` text NOT NULL,
	`year` integer NOT NULL,
	`person_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`excellent` integer NOT NULL,
	`qualified` integer NOT NULL,
	`basically` integer NOT NULL,
	`unqualified` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `year`, `person_id`, `version`),
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ballot_counts_range" CHECK("ballot_counts"."excellent" >= 0 AND "ballot_counts"."qualified" >= 0 AND "ballot_counts"."basically" >= 0 AND "ballot_counts"."unqualified" >= 0)
);
--> statement-breakpoint
CREATE INDEX `ballot_counts_branch` ON `ballot_counts` (`county_id`,`branch_id`,`year`);--> statement-breakpoint
CREATE TABLE `open_cases` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`opened_on` text NOT NULL,
	`closed_on` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `open_cases_person` ON `open_cases` (`county_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `outside_appraisals` (
	`county_id` text NOT NULL,
	`year` integer NOT NULL,
	`person_id` text NOT NULL,
	`grade` text NOT NULL,
	`document` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `year`, `person_id`),
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rating_decisions` (
	`county_id` text NOT NULL,
	`assessment_id` text NOT NULL,
	`person_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`grade` text,
	`override_id` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `assessment_id`, `person_id`),
	FOREIGN KEY (`county_id`,`assessment_id`) REFERENCES `assessments`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`override_id`) REFERENCES `rating_overrides`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rating_override_ends` (
	`county_id` text NOT NULL,
	`override_id` text NOT NULL,
	`outcome` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `override_id`),
	FOREIGN KEY (`county_id`,`override_id`) REFERENCES `rating_overrides`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rating_overrides` (
	`county_id` text NOT NULL,
	`assessment_id` text NOT NULL,
	`person_id` text NOT NULL,
	`id` text NOT NULL,
	`branch_id` text NOT NULL,
	`grade` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`assessment_id`) REFERENCES `assessments`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rating_overrides_person` ON `rating_overrides` (`county_id`,`assessment_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `warnings` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`decided_on` text NOT NULL,
	`document` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `warnings_person` ON `warnings` (`county_id`,`person_id`,`decided_on`);--> statement-breakpoint
CREATE TABLE `audit_log` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text,
	`role` text,
	`address` text,
	`event` text NOT NULL,
	`subject` text NOT NULL,
	`unit_id` text,
	`detail` text,
	PRIMARY KEY(`county_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `audit_log_subject` ON `audit_log` (`county_id`,`subject`);--> statement-breakpoint
CREATE INDEX `audit_log_event` ON `audit_log` (`county_id`,`event`,`id`);--> statement-breakpoint
CREATE TABLE `guards` (
	`county_id` text NOT NULL,
	`ok` integer NOT NULL,
	CONSTRAINT "guards_ok" CHECK("guards"."ok" = 1)
);
--> statement-breakpoint
CREATE TABLE `county_profiles` (
	`county_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`office` text NOT NULL,
	`started_on` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text
);
--> statement-breakpoint
CREATE TABLE `feedback` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`account_id` text NOT NULL,
	`page` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`account_id`) REFERENCES `accounts`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `feedback_account` ON `feedback` (`county_id`,`account_id`);--> statement-breakpoint
CREATE TABLE `inspection_closures` (
	`county_id` text NOT NULL,
	`inspection_id` text NOT NULL,
	`conclusion` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `inspection_id`),
	FOREIGN KEY (`county_id`,`inspection_id`) REFERENCES `inspections`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `inspection_finals` (
	`county_id` text NOT NULL,
	`inspection_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `inspection_id`),
	FOREIGN KEY (`county_id`,`inspection_id`) REFERENCES `inspections`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `inspection_items` (
	`county_id` text NOT NULL,
	`inspection_id` text NOT NULL,
	`person_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`name` text NOT NULL,
	`facts` text NOT NULL,
	`verdict` text NOT NULL,
	`reasons` text NOT NULL,
	PRIMARY KEY(`county_id`, `inspection_id`, `person_id`),
	FOREIGN KEY (`county_id`,`inspection_id`) REFERENCES `inspections`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "inspection_items_verdict" CHECK("inspection_items"."verdict" IN ('exempt','deferred','rectify','pass'))
);
--> statement-breakpoint
CREATE INDEX `inspection_items_person` ON `inspection_items` (`county_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `inspection_marks` (
	`county_id` text NOT NULL,
	`inspection_id` text NOT NULL,
	`person_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`quality` text,
	`book_not_handed_in` integer DEFAULT false NOT NULL,
	`book_shown_on` text,
	`verified_characters` integer,
	`explanations` text NOT NULL,
	`rectified_quality` text,
	`rectified_characters` integer,
	`rectified_explanations` text DEFAULT '[]' NOT NULL,
	`remark` text,
	`verdict` text NOT NULL,
	`reasons` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `inspection_id`, `person_id`),
	FOREIGN KEY (`county_id`,`inspection_id`) REFERENCES `inspections`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `inspection_outcomes` (
	`county_id` text NOT NULL,
	`inspection_id` text NOT NULL,
	`person_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`verdict` text NOT NULL,
	`reasons` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `inspection_id`, `person_id`),
	FOREIGN KEY (`county_id`,`inspection_id`) REFERENCES `inspections`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `inspection_outcomes_person` ON `inspection_outcomes` (`county_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `inspections` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`branch_id` text NOT NULL,
	`quarter` text NOT NULL,
	`measures_id` text NOT NULL,
	`engine` text NOT NULL,
	`branch_name` text NOT NULL,
	`opened_on` text NOT NULL,
	`branch_window_until` text NOT NULL,
	`county_check_until` text NOT NULL,
	`rectify_until` text NOT NULL,
	`seed` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`measures_id`) REFERENCES `measure_versions`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inspections_once` ON `inspections` (`county_id`,`quarter`,`branch_id`);--> statement-breakpoint
CREATE INDEX `inspections_branch` ON `inspections` (`county_id`,`branch_id`);--> statement-breakpoint
CREATE TABLE `spot_checks` (
	`county_id` text NOT NULL,
	`inspection_id` text NOT NULL,
	`person_id` text NOT NULL,
	`branch_id` text NOT NULL,
	PRIMARY KEY(`county_id`, `inspection_id`, `person_id`),
	FOREIGN KEY (`county_id`,`inspection_id`) REFERENCES `inspections`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `contributions` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`kind` text NOT NULL,
	`done_on` text NOT NULL,
	`title` text NOT NULL,
	`minutes` integer DEFAULT 0 NOT NULL,
	`session_id` text,
	`approved_at` integer,
	`approved_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`session_id`) REFERENCES `study_sessions`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contributions_minutes" CHECK("contributions"."minutes" >= 0)
);
--> statement-breakpoint
CREATE INDEX `contributions_person` ON `contributions` (`county_id`,`person_id`,`done_on`);--> statement-breakpoint
CREATE TABLE `must_reads` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`year` integer NOT NULL,
	`title` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `must_reads_year` ON `must_reads` (`county_id`,`year`);--> statement-breakpoint
CREATE TABLE `readings` (
	`county_id` text NOT NULL,
	`must_read_id` text NOT NULL,
	`person_id` text NOT NULL,
	`finished_on` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `must_read_id`, `person_id`),
	FOREIGN KEY (`county_id`,`must_read_id`) REFERENCES `must_reads`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `readings_person` ON `readings` (`county_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `measure_versions` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`number` integer NOT NULL,
	`from_quarter` text NOT NULL,
	`content` text NOT NULL,
	`reason` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `measure_versions_number` ON `measure_versions` (`county_id`,`number`);--> statement-breakpoint
CREATE TABLE `essay_reviews` (
	`county_id` text NOT NULL,
	`essay_id` text NOT NULL,
	`version` integer NOT NULL,
	`outcome` text NOT NULL,
	`comment` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `essay_id`, `version`),
	FOREIGN KEY (`county_id`,`essay_id`) REFERENCES `essays`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `essays` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`half` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`characters` integer NOT NULL,
	`character_rule` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `essays_person_half` ON `essays` (`county_id`,`person_id`,`half`);--> statement-breakpoint
CREATE INDEX `essays_branch` ON `essays` (`county_id`,`branch_id`,`half`);--> statement-breakpoint
CREATE TABLE `note_verifications` (
	`county_id` text NOT NULL,
	`note_id` text NOT NULL,
	`characters` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `note_id`),
	FOREIGN KEY (`county_id`,`note_id`) REFERENCES `notes`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `note_withdrawals` (
	`county_id` text NOT NULL,
	`note_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `note_id`),
	FOREIGN KEY (`county_id`,`note_id`) REFERENCES `notes`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `notes` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`form` text NOT NULL,
	`written_on` text NOT NULL,
	`title` text NOT NULL,
	`source` text,
	`body` text NOT NULL,
	`is_excerpt` integer DEFAULT false NOT NULL,
	`characters` integer NOT NULL,
	`character_rule` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notes_characters" CHECK("notes"."characters" >= 0)
);
--> statement-breakpoint
CREATE INDEX `notes_person` ON `notes` (`county_id`,`person_id`,`written_on`);--> statement-breakpoint
CREATE INDEX `notes_branch` ON `notes` (`county_id`,`branch_id`,`written_on`);--> statement-breakpoint
CREATE TABLE `exemptions` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text,
	`covers` text NOT NULL,
	`reason` text NOT NULL,
	`note` text,
	`import_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "exemptions_interval" CHECK("exemptions"."until_on" IS NULL OR "exemptions"."until_on" > "exemptions"."from_on"),
	CONSTRAINT "exemptions_covers" CHECK("exemptions"."covers" IN ('everything','sessions'))
);
--> statement-breakpoint
CREATE INDEX `exemptions_person` ON `exemptions` (`county_id`,`person_id`,`covers`,`from_on`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text,
	`branch_id` text NOT NULL,
	`import_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "memberships_interval" CHECK("memberships"."until_on" IS NULL OR "memberships"."until_on" > "memberships"."from_on")
);
--> statement-breakpoint
CREATE INDEX `memberships_person` ON `memberships` (`county_id`,`person_id`,`from_on`);--> statement-breakpoint
CREATE INDEX `memberships_branch` ON `memberships` (`county_id`,`branch_id`,`from_on`);--> statement-breakpoint
CREATE TABLE `people` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`staff_number` text,
	`name` text NOT NULL,
	`gender` text,
	`born` text,
	`phone` text,
	`joined_party` text,
	`remark` text,
	`import_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	CONSTRAINT "people_name_present" CHECK(length("people"."name") BETWEEN 1 AND 60)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_staff_number` ON `people` (`county_id`,`staff_number`) WHERE staff_number IS NOT NULL;--> statement-breakpoint
CREATE INDEX `people_name` ON `people` (`county_id`,`name`);--> statement-breakpoint
CREATE TABLE `posts` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text,
	`post` text NOT NULL,
	`office` text NOT NULL,
	`employment` text NOT NULL,
	`on_probation` integer DEFAULT false NOT NULL,
	`title` text,
	`import_id` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "posts_interval" CHECK("posts"."until_on" IS NULL OR "posts"."until_on" > "posts"."from_on"),
	CONSTRAINT "posts_post" CHECK("posts"."post" IN ('staff','department_head','leading_cadre')),
	CONSTRAINT "posts_office" CHECK("posts"."office" IN ('none','secretary','committee')),
	CONSTRAINT "posts_employment" CHECK("posts"."employment" IN ('civil_servant','public_institution','worker','none'))
);
--> statement-breakpoint
CREATE INDEX `posts_person` ON `posts` (`county_id`,`person_id`,`from_on`);--> statement-breakpoint
CREATE TABLE `standings` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text,
	`standing` text NOT NULL,
	`import_id` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "standings_interval" CHECK("standings"."until_on" IS NULL OR "standings"."until_on" > "standings"."from_on"),
	CONSTRAINT "standings_standing" CHECK("standings"."standing" IN ('full','probationary','non_party'))
);
--> statement-breakpoint
CREATE INDEX `standings_person` ON `standings` (`county_id`,`person_id`,`from_on`);--> statement-breakpoint
CREATE TABLE `roster_commitments` (
	`county_id` text NOT NULL,
	`import_id` text NOT NULL,
	`summary` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `import_id`),
	FOREIGN KEY (`county_id`,`import_id`) REFERENCES `roster_imports`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `roster_imports` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`unit_id` text NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`encoding` text NOT NULL,
	`cells` text NOT NULL,
	`mapping` text NOT NULL,
	`choices` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `roster_undoings` (
	`county_id` text NOT NULL,
	`import_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `import_id`),
	FOREIGN KEY (`county_id`,`import_id`) REFERENCES `roster_imports`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `runs` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`period` text NOT NULL,
	`attempt` integer DEFAULT 1 NOT NULL,
	`due_on` text NOT NULL,
	`state` text NOT NULL,
	`cursor` text DEFAULT '' NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`total` integer,
	`error` text,
	`deliveries` integer DEFAULT 0 NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	CONSTRAINT "runs_state_known" CHECK("runs"."state" IN ('queued','running','done','failed'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `runs_once` ON `runs` (`county_id`,`kind`,`period`,`attempt`);--> statement-breakpoint
CREATE INDEX `runs_state` ON `runs` (`county_id`,`state`);--> statement-breakpoint
CREATE TABLE `attendance` (
	`county_id` text NOT NULL,
	`session_id` text NOT NULL,
	`person_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`status` text,
	`remark` text,
	`marked_at` integer,
	`marked_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`county_id`, `session_id`, `person_id`),
	FOREIGN KEY (`county_id`,`session_id`) REFERENCES `study_sessions`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attendance_status" CHECK("attendance"."status" IS NULL OR "attendance"."status" IN ('present','late','left_early','leave','official','unexcused','exempt'))
);
--> statement-breakpoint
CREATE INDEX `attendance_person` ON `attendance` (`county_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `attendance_corrections` (
	`county_id` text NOT NULL,
	`session_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`before` text,
	`after` text NOT NULL,
	`reason` text NOT NULL,
	`effective_at` integer,
	`approved_by` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`session_id`) REFERENCES `study_sessions`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attendance_corrections_row` ON `attendance_corrections` (`county_id`,`session_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `leave_decisions` (
	`county_id` text NOT NULL,
	`leave_id` text NOT NULL,
	`outcome` text NOT NULL,
	`comment` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `leave_id`),
	FOREIGN KEY (`county_id`,`leave_id`) REFERENCES `leaves`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `leaves` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`kind` text NOT NULL,
	`first_on` text NOT NULL,
	`last_on` text NOT NULL,
	`reason` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "leaves_days" CHECK("leaves"."last_on" >= "leaves"."first_on")
);
--> statement-breakpoint
CREATE INDEX `leaves_person` ON `leaves` (`county_id`,`person_id`,`first_on`);--> statement-breakpoint
CREATE INDEX `leaves_branch` ON `leaves` (`county_id`,`branch_id`,`first_on`);--> statement-breakpoint
CREATE TABLE `make_ups` (
	`county_id` text NOT NULL,
	`session_id` text NOT NULL,
	`person_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`held_on` text NOT NULL,
	`note` text,
	`confirmed_at` integer,
	`confirmed_by` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `session_id`, `person_id`),
	FOREIGN KEY (`county_id`,`session_id`) REFERENCES `study_sessions`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `make_ups_person` ON `make_ups` (`county_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `session_cancellations` (
	`county_id` text NOT NULL,
	`session_id` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `session_id`),
	FOREIGN KEY (`county_id`,`session_id`) REFERENCES `study_sessions`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `session_closures` (
	`county_id` text NOT NULL,
	`session_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `session_id`),
	FOREIGN KEY (`county_id`,`session_id`) REFERENCES `study_sessions`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `session_minutes` (
	`county_id` text NOT NULL,
	`session_id` text NOT NULL,
	`body` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `session_id`),
	FOREIGN KEY (`county_id`,`session_id`) REFERENCES `study_sessions`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `session_openings` (
	`county_id` text NOT NULL,
	`session_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `session_id`),
	FOREIGN KEY (`county_id`,`session_id`) REFERENCES `study_sessions`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sitters_in` (
	`county_id` text NOT NULL,
	`session_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`session_id`) REFERENCES `study_sessions`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`county_id`,`person_id`) REFERENCES `people`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sitters_in_session` ON `sitters_in` (`county_id`,`session_id`);--> statement-breakpoint
CREATE TABLE `study_sessions` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`audience` text NOT NULL,
	`title` text NOT NULL,
	`held_on` text NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`minutes` integer NOT NULL,
	`place` text,
	`speaker` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`unit_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "study_sessions_minutes" CHECK("study_sessions"."minutes" BETWEEN 0 AND 1440),
	CONSTRAINT "study_sessions_audience" CHECK("study_sessions"."audience" IN ('members','everyone','committee'))
);
--> statement-breakpoint
CREATE INDEX `study_sessions_day` ON `study_sessions` (`county_id`,`held_on`);--> statement-breakpoint
CREATE INDEX `study_sessions_unit` ON `study_sessions` (`county_id`,`unit_id`,`held_on`);--> statement-breakpoint
CREATE TABLE `party_groups` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`branch_id` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `party_groups_name` ON `party_groups` (`county_id`,`branch_id`,`name`);--> statement-breakpoint
CREATE TABLE `units` (
	`county_id` text NOT NULL,
	`id` text NOT NULL,
	`parent_id` text,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`path` text NOT NULL,
	`place` text NOT NULL,
	`organ_id` text,
	`dissolved_on` text,
	`import_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `id`),
	FOREIGN KEY (`county_id`,`parent_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "units_kind" CHECK("units"."kind" IN ('county','party_committee','general_branch','branch','joint_branch')),
	CONSTRAINT "units_root" CHECK(("units"."kind" = 'county') = ("units"."parent_id" IS NULL)),
	CONSTRAINT "units_version" CHECK("units"."version" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `units_path` ON `units` (`county_id`,`path`);--> statement-breakpoint
CREATE UNIQUE INDEX `units_name_below` ON `units` (`county_id`,`parent_id`,`name`) WHERE dissolved_on IS NULL;--> statement-breakpoint
CREATE INDEX `units_place` ON `units` (`county_id`,`place`);