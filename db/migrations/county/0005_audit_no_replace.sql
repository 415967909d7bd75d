-- INSERT OR REPLACE deletes the former row without asking the trigger on deletion: an id that is in the log is refused.
CREATE TRIGGER audit_log_no_replace BEFORE INSERT ON audit_log
WHEN EXISTS (SELECT 1 FROM audit_log WHERE county_id = NEW.county_id AND id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
