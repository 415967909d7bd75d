CREATE TABLE `text_likenesses` (
	`county_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`year` integer NOT NULL,
	`text_id` text NOT NULL,
	`other_id` text NOT NULL,
	`shared` integer NOT NULL,
	`pieces` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`county_id`, `branch_id`, `year`, `text_id`, `other_id`),
	FOREIGN KEY (`county_id`,`branch_id`) REFERENCES `units`(`county_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "text_likenesses_shared" CHECK("text_likenesses"."shared" BETWEEN 1 AND "text_likenesses"."pieces")
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `text_likenesses_text` ON `text_likenesses` (`county_id`,`text_id`);--> statement-breakpoint
CREATE INDEX `text_likenesses_other` ON `text_likenesses` (`county_id`,`other_id`);--> statement-breakpoint
CREATE TABLE `text_sketches` (
	`county_id` text NOT NULL,
	`text_id` text NOT NULL,
	`year` integer NOT NULL,
	`band0` integer,
	`band1` integer,
	`band2` integer,
	`band3` integer,
	`band4` integer,
	`band5` integer,
	`band6` integer,
	`band7` integer,
	PRIMARY KEY(`county_id`, `text_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `text_sketches_band0` ON `text_sketches` (`county_id`,`year`,`band0`);--> statement-breakpoint
CREATE INDEX `text_sketches_band1` ON `text_sketches` (`county_id`,`year`,`band1`);--> statement-breakpoint
CREATE INDEX `text_sketches_band2` ON `text_sketches` (`county_id`,`year`,`band2`);--> statement-breakpoint
CREATE INDEX `text_sketches_band3` ON `text_sketches` (`county_id`,`year`,`band3`);--> statement-breakpoint
CREATE INDEX `text_sketches_band4` ON `text_sketches` (`county_id`,`year`,`band4`);--> statement-breakpoint
CREATE INDEX `text_sketches_band5` ON `text_sketches` (`county_id`,`year`,`band5`);--> statement-breakpoint
CREATE INDEX `text_sketches_band6` ON `text_sketches` (`county_id`,`year`,`band6`);--> statement-breakpoint
CREATE INDEX `text_sketches_band7` ON `text_sketches` (`county_id`,`year`,`band7`);--> statement-breakpoint
CREATE INDEX `text_sketches_waiting` ON `text_sketches` (`county_id`) WHERE band0 IS NULL;--> statement-breakpoint
-- Sketched by the next expiry: SQL cannot hash a text.
INSERT INTO `text_sketches` (`county_id`, `text_id`, `year`)
	SELECT f.county_id, f.note_id, f.year FROM `note_fingerprints` f
	WHERE NOT EXISTS (SELECT 1 FROM `note_withdrawals` w WHERE w.county_id = f.county_id AND w.note_id = f.note_id)
	UNION ALL SELECT e.county_id, e.id, CAST(substr(e.half, 1, 4) AS INTEGER) FROM `essays` e WHERE e.body <> '';--> statement-breakpoint
INSERT INTO `text_likenesses` (`county_id`, `branch_id`, `year`, `text_id`, `other_id`, `shared`, `pieces`, `created_at`, `created_by`)
	SELECT l.county_id, l.branch_id, l.year, iif(v.value, l.note_id, l.other_id), iif(v.value, l.other_id, l.note_id), l.shared, l.pieces, l.created_at, l.created_by
	FROM `note_likenesses` l, json_each('[0,1]') v
	WHERE NOT EXISTS (SELECT 1 FROM `note_withdrawals` w WHERE w.county_id = l.county_id AND w.note_id IN (l.note_id, l.other_id));--> statement-breakpoint
DROP TABLE `note_likenesses`;--> statement-breakpoint
DROP TABLE `note_fingerprints`;