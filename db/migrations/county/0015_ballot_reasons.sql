ALTER TABLE `ballot_counts` ADD `reason` text;
