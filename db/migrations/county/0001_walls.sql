-- What the database itself refuses: overlapping intervals, edits of what is frozen, guarded writes that changed nothing.
CREATE TRIGGER memberships_no_overlap_insert BEFORE INSERT ON memberships
WHEN EXISTS (SELECT 1 FROM memberships WHERE county_id = NEW.county_id AND person_id = NEW.person_id AND id <> NEW.id
  AND from_on < coalesce(NEW.until_on, '9999-12-31') AND coalesce(until_on, '9999-12-31') > NEW.from_on)
BEGIN SELECT RAISE(ABORT, 'overlapping'); END;
--> statement-breakpoint
CREATE TRIGGER memberships_no_overlap_update BEFORE UPDATE OF from_on, until_on ON memberships
WHEN EXISTS (SELECT 1 FROM memberships WHERE county_id = NEW.county_id AND person_id = NEW.person_id AND id <> NEW.id
  AND from_on < coalesce(NEW.until_on, '9999-12-31') AND coalesce(until_on, '9999-12-31') > NEW.from_on)
BEGIN SELECT RAISE(ABORT, 'overlapping'); END;
--> statement-breakpoint
CREATE TRIGGER standings_no_overlap_insert BEFORE INSERT ON standings
WHEN EXISTS (SELECT 1 FROM standings WHERE county_id = NEW.county_id AND person_id = NEW.person_id AND id <> NEW.id
  AND from_on < coalesce(NEW.until_on, '9999-12-31') AND coalesce(until_on, '9999-12-31') > NEW.from_on)
BEGIN SELECT RAISE(ABORT, 'overlapping'); END;
--> statement-breakpoint
CREATE TRIGGER standings_no_overlap_update BEFORE UPDATE OF from_on, until_on ON standings
WHEN EXISTS (SELECT 1 FROM standings WHERE county_id = NEW.county_id AND person_id = NEW.person_id AND id <> NEW.id
  AND from_on < coalesce(NEW.until_on, '9999-12-31') AND coalesce(until_on, '9999-12-31') > NEW.from_on)
BEGIN SELECT RAISE(ABORT, 'overlapping'); END;
--> statement-breakpoint
CREATE TRIGGER posts_no_overlap_insert BEFORE INSERT ON posts
WHEN EXISTS (SELECT 1 FROM posts WHERE county_id = NEW.county_id AND person_id = NEW.person_id AND id <> NEW.id
  AND from_on < coalesce(NEW.until_on, '9999-12-31') AND coalesce(until_on, '9999-12-31') > NEW.from_on)
BEGIN SELECT RAISE(ABORT, 'overlapping'); END;
--> statement-breakpoint
CREATE TRIGGER posts_no_overlap_update BEFORE UPDATE OF from_on, until_on ON posts
WHEN EXISTS (SELECT 1 FROM posts WHERE county_id = NEW.county_id AND person_id = NEW.person_id AND id <> NEW.id
  AND from_on < coalesce(NEW.until_on, '9999-12-31') AND coalesce(until_on, '9999-12-31') > NEW.from_on)
BEGIN SELECT RAISE(ABORT, 'overlapping'); END;
--> statement-breakpoint
CREATE TRIGGER exemptions_no_overlap_insert BEFORE INSERT ON exemptions
WHEN EXISTS (SELECT 1 FROM exemptions WHERE county_id = NEW.county_id AND person_id = NEW.person_id AND covers = NEW.covers AND id <> NEW.id
  AND from_on < coalesce(NEW.until_on, '9999-12-31') AND coalesce(until_on, '9999-12-31') > NEW.from_on)
BEGIN SELECT RAISE(ABORT, 'overlapping'); END;
--> statement-breakpoint
CREATE TRIGGER exemptions_no_overlap_update BEFORE UPDATE OF from_on, until_on ON exemptions
WHEN EXISTS (SELECT 1 FROM exemptions WHERE county_id = NEW.county_id AND person_id = NEW.person_id AND covers = NEW.covers AND id <> NEW.id
  AND from_on < coalesce(NEW.until_on, '9999-12-31') AND coalesce(until_on, '9999-12-31') > NEW.from_on)
BEGIN SELECT RAISE(ABORT, 'overlapping'); END;
--> statement-breakpoint
CREATE TRIGGER roles_no_overlap_insert BEFORE INSERT ON roles
WHEN EXISTS (SELECT 1 FROM roles WHERE county_id = NEW.county_id AND account_id = NEW.account_id AND role = NEW.role AND unit_id = NEW.unit_id AND id <> NEW.id
  AND from_on < coalesce(NEW.until_on, '9999-12-31') AND coalesce(until_on, '9999-12-31') > NEW.from_on)
BEGIN SELECT RAISE(ABORT, 'overlapping'); END;
--> statement-breakpoint
CREATE TRIGGER roles_no_overlap_update BEFORE UPDATE OF from_on, until_on ON roles
WHEN EXISTS (SELECT 1 FROM roles WHERE county_id = NEW.county_id AND account_id = NEW.account_id AND role = NEW.role AND unit_id = NEW.unit_id AND id <> NEW.id
  AND from_on < coalesce(NEW.until_on, '9999-12-31') AND coalesce(until_on, '9999-12-31') > NEW.from_on)
BEGIN SELECT RAISE(ABORT, 'overlapping'); END;
--> statement-breakpoint
CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER measure_versions_no_update BEFORE UPDATE ON measure_versions
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER measure_versions_no_delete BEFORE DELETE ON measure_versions
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER inspection_items_no_update BEFORE UPDATE ON inspection_items
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER inspection_items_no_delete BEFORE DELETE ON inspection_items
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER assessments_no_update BEFORE UPDATE ON assessments
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER assessments_no_delete BEFORE DELETE ON assessments
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER assessment_scores_no_update BEFORE UPDATE ON assessment_scores
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER assessment_scores_no_delete BEFORE DELETE ON assessment_scores
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER assessment_proposals_no_update BEFORE UPDATE ON assessment_proposals
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER assessment_proposals_no_delete BEFORE DELETE ON assessment_proposals
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER assessment_quotas_no_update BEFORE UPDATE ON assessment_quotas
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER assessment_quotas_no_delete BEFORE DELETE ON assessment_quotas
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER rating_decisions_no_update BEFORE UPDATE ON rating_decisions
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER rating_decisions_no_delete BEFORE DELETE ON rating_decisions
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER inspection_outcomes_no_update BEFORE UPDATE ON inspection_outcomes
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER inspection_outcomes_no_delete BEFORE DELETE ON inspection_outcomes
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
--> statement-breakpoint
CREATE TRIGGER guards_check BEFORE INSERT ON guards
BEGIN SELECT CASE WHEN NEW.ok = 1 THEN RAISE(IGNORE) ELSE RAISE(ABORT, 'guard') END; END;
--> statement-breakpoint
CREATE TRIGGER attendance_roll_kept BEFORE DELETE ON attendance
WHEN EXISTS (SELECT 1 FROM session_closures c WHERE c.county_id = OLD.county_id AND c.session_id = OLD.session_id)
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
