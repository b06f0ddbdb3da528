DROP TRIGGER search_student_insert

DROP TRIGGER search_student_update

DROP TRIGGER search_student_delete

DROP TRIGGER search_network_person_insert

DROP TRIGGER search_network_person_update

DROP TRIGGER search_network_person_delete

DROP TRIGGER search_employer_insert

DROP TRIGGER search_employer_update

DROP TRIGGER search_employer_delete

DROP TRIGGER search_location_insert

DROP TRIGGER search_location_update

DROP TRIGGER search_location_delete

DROP TRIGGER search_contact_person_insert

DROP TRIGGER search_contact_person_update

DROP TRIGGER search_contact_person_delete

DROP TRIGGER search_log_entry_insert

DROP TRIGGER search_log_entry_update

DROP TRIGGER search_log_entry_delete

DROP TRIGGER search_task_insert

DROP TRIGGER search_task_update

DROP TRIGGER search_task_delete

DROP TRIGGER search_document_insert

DROP TRIGGER search_document_update

DROP TRIGGER search_document_delete

CREATE TABLE clause_text (
"key" VARCHAR NOT NULL,
title VARCHAR NOT NULL,
text TEXT NOT NULL,
used BOOLEAN NOT NULL,
changed_on DATE NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_clause_text_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE TABLE new_edition (
name VARCHAR NOT NULL,
source VARCHAR NOT NULL,
valid_from DATE,
status VARCHAR NOT NULL,
imported_on DATE,
valid_to DATE,
kind VARCHAR(40) NOT NULL,
sha256 VARCHAR NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_edition_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

INSERT INTO new_edition (name, source, valid_from, status, imported_on, valid_to, kind, sha256, id, change_set_id, deleted_at)
SELECT name, source, valid_from, status, imported_on, NULL, 'meegeleverd', '', id, change_set_id, deleted_at FROM edition

DELETE FROM sqlite_sequence WHERE name = 'new_edition'

INSERT INTO sqlite_sequence (name, seq)
SELECT 'new_edition', seq FROM sqlite_sequence WHERE name = 'edition'

DROP TABLE edition

ALTER TABLE new_edition RENAME TO edition

CREATE TABLE new_recipient (
name VARCHAR NOT NULL,
kind VARCHAR(40) NOT NULL,
contact VARCHAR NOT NULL,
function VARCHAR NOT NULL,
email VARCHAR NOT NULL,
phone VARCHAR NOT NULL,
way VARCHAR NOT NULL,
way_reason VARCHAR NOT NULL,
confirmed_on DATE,
region VARCHAR NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_recipient_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

INSERT INTO new_recipient (name, kind, contact, function, email, phone, way, way_reason, confirmed_on, region, id, change_set_id, deleted_at)
SELECT name, kind, contact, function, email, phone, way, '', NULL, '', id, change_set_id, deleted_at FROM recipient

DELETE FROM sqlite_sequence WHERE name = 'new_recipient'

INSERT INTO sqlite_sequence (name, seq)
SELECT 'new_recipient', seq FROM sqlite_sequence WHERE name = 'recipient'

DROP TABLE recipient

ALTER TABLE new_recipient RENAME TO recipient

CREATE TABLE new_school (
name VARCHAR NOT NULL,
brin VARCHAR NOT NULL,
location VARCHAR NOT NULL,
street VARCHAR NOT NULL,
postcode VARCHAR NOT NULL,
place VARCHAR NOT NULL,
phone VARCHAR NOT NULL,
kind VARCHAR(40) NOT NULL,
director VARCHAR NOT NULL,
director_function VARCHAR NOT NULL,
practice BOOLEAN NOT NULL,
logo BLOB,
paper_days INTEGER NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_school_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

INSERT INTO new_school (name, brin, location, street, postcode, place, phone, kind, director, director_function, practice, logo, paper_days, id, change_set_id, deleted_at)
SELECT name, brin, location, street, postcode, place, phone, kind, director, director_function, practice, NULL, 10, id, change_set_id, deleted_at FROM school

DELETE FROM sqlite_sequence WHERE name = 'new_school'

INSERT INTO sqlite_sequence (name, seq)
SELECT 'new_school', seq FROM sqlite_sequence WHERE name = 'school'

DROP TABLE school

ALTER TABLE new_school RENAME TO school

CREATE TABLE seal_request (
pem BLOB NOT NULL,
"key" BLOB NOT NULL,
asked_at VARCHAR NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_seal_request_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE TABLE new_student (
uid VARCHAR NOT NULL,
number VARCHAR NOT NULL,
call_name VARCHAR NOT NULL,
first_names VARCHAR NOT NULL,
infix VARCHAR NOT NULL,
last_name VARCHAR NOT NULL,
born_on DATE,
born_in VARCHAR NOT NULL,
street VARCHAR NOT NULL,
postcode VARCHAR NOT NULL,
place VARCHAR NOT NULL,
municipality VARCHAR NOT NULL,
phone VARCHAR NOT NULL,
email VARCHAR NOT NULL,
school_kind VARCHAR(40) NOT NULL,
class_name VARCHAR NOT NULL,
mentor VARCHAR NOT NULL,
direction VARCHAR NOT NULL,
enrolled_on DATE,
expected_leave_on DATE,
left_on DATE,
decides_alone BOOLEAN NOT NULL,
representative VARCHAR NOT NULL,
both_parents BOOLEAN NOT NULL,
transport VARCHAR(40),
language VARCHAR NOT NULL,
boris_number VARCHAR NOT NULL,
work_advice TEXT NOT NULL,
max_hours VARCHAR NOT NULL,
place_kind VARCHAR NOT NULL,
coaching VARCHAR NOT NULL,
health TEXT NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT uq_student_uid UNIQUE (uid),
CONSTRAINT fk_student_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

INSERT INTO new_student (uid, number, call_name, first_names, infix, last_name, born_on, born_in, street, postcode, place, municipality, phone, email, school_kind, class_name, mentor, direction, enrolled_on, expected_leave_on, left_on, decides_alone, representative, both_parents, transport, language, boris_number, work_advice, max_hours, place_kind, coaching, health, id, change_set_id, deleted_at)
SELECT uid, number, call_name, first_names, infix, last_name, born_on, born_in, street, postcode, place, municipality, phone, email, school_kind, class_name, mentor, direction, enrolled_on, expected_leave_on, left_on, decides_alone, representative, 1, transport, language, boris_number, work_advice, max_hours, place_kind, coaching, health, id, change_set_id, deleted_at FROM student

DELETE FROM sqlite_sequence WHERE name = 'new_student'

INSERT INTO sqlite_sequence (name, seq)
SELECT 'new_student', seq FROM sqlite_sequence WHERE name = 'student'

DROP TABLE student

ALTER TABLE new_student RENAME TO student

CREATE TABLE dossier_end (
edition_id INTEGER NOT NULL,
dossier_code VARCHAR NOT NULL,
dossier_name VARCHAR NOT NULL,
intake_until DATE,
ends_on DATE,
replaced_by VARCHAR NOT NULL,
replaced_by_code VARCHAR NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_dossier_end_edition_id FOREIGN KEY(edition_id) REFERENCES edition (id),
CONSTRAINT fk_dossier_end_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE TABLE handover_section (
recipient_id INTEGER,
region VARCHAR NOT NULL,
destination VARCHAR(40) NOT NULL,
"key" VARCHAR NOT NULL,
title VARCHAR NOT NULL,
position INTEGER NOT NULL,
used BOOLEAN NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_handover_section_recipient_id FOREIGN KEY(recipient_id) REFERENCES recipient (id),
CONSTRAINT fk_handover_section_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE TABLE new_qualification (
edition_id INTEGER NOT NULL,
dossier_code VARCHAR NOT NULL,
dossier_name VARCHAR NOT NULL,
code VARCHAR NOT NULL,
name VARCHAR NOT NULL,
level INTEGER,
valid_from DATE,
valid_to DATE,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_qualification_edition_id FOREIGN KEY(edition_id) REFERENCES edition (id),
CONSTRAINT fk_qualification_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

INSERT INTO new_qualification (edition_id, dossier_code, dossier_name, code, name, level, valid_from, valid_to, id, change_set_id, deleted_at)
SELECT edition_id, dossier_code, dossier_name, code, name, level, NULL, NULL, id, change_set_id, deleted_at FROM qualification

DELETE FROM sqlite_sequence WHERE name = 'new_qualification'

INSERT INTO sqlite_sequence (name, seq)
SELECT 'new_qualification', seq FROM sqlite_sequence WHERE name = 'qualification'

DROP TABLE qualification

ALTER TABLE new_qualification RENAME TO qualification

CREATE TABLE recipient_notice (
student_id INTEGER,
recipient_id INTEGER NOT NULL,
reason VARCHAR(40) NOT NULL,
made_on DATE NOT NULL,
packages TEXT NOT NULL,
about TEXT NOT NULL,
told_on DATE,
way VARCHAR(40),
remark TEXT NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_recipient_notice_student_id FOREIGN KEY(student_id) REFERENCES student (id),
CONSTRAINT fk_recipient_notice_recipient_id FOREIGN KEY(recipient_id) REFERENCES recipient (id),
CONSTRAINT fk_recipient_notice_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE TABLE recipient_person (
recipient_id INTEGER NOT NULL,
name VARCHAR NOT NULL,
function VARCHAR NOT NULL,
phone VARCHAR NOT NULL,
email VARCHAR NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_recipient_person_recipient_id FOREIGN KEY(recipient_id) REFERENCES recipient (id),
CONSTRAINT fk_recipient_person_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE TABLE new_consent (
student_id INTEGER NOT NULL,
recipient_id INTEGER NOT NULL,
subject VARCHAR(40),
act VARCHAR(40) NOT NULL,
ground VARCHAR(40) NOT NULL,
yes BOOLEAN NOT NULL,
by_name VARCHAR NOT NULL,
capacity VARCHAR(40) NOT NULL,
"on" DATE NOT NULL,
way VARCHAR(40) NOT NULL,
valid_until DATE,
withdrawn_on DATE,
document_id INTEGER,
ask_again_on DATE,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_consent_student_id FOREIGN KEY(student_id) REFERENCES student (id),
CONSTRAINT fk_consent_recipient_id FOREIGN KEY(recipient_id) REFERENCES recipient (id),
CONSTRAINT fk_consent_document_id FOREIGN KEY(document_id) REFERENCES document (id),
CONSTRAINT fk_consent_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

INSERT INTO new_consent (student_id, recipient_id, subject, act, ground, yes, by_name, capacity, "on", way, valid_until, withdrawn_on, document_id, ask_again_on, id, change_set_id, deleted_at)
SELECT student_id, recipient_id, subject, act, ground, yes, by_name, capacity, "on", way, valid_until, withdrawn_on, document_id, NULL, id, change_set_id, deleted_at FROM consent

DELETE FROM sqlite_sequence WHERE name = 'new_consent'

INSERT INTO sqlite_sequence (name, seq)
SELECT 'new_consent', seq FROM sqlite_sequence WHERE name = 'consent'

DROP TABLE consent

ALTER TABLE new_consent RENAME TO consent

CREATE TABLE new_handover (
student_id INTEGER NOT NULL,
recipient_id INTEGER NOT NULL,
act VARCHAR(40) NOT NULL,
destination VARCHAR(40) NOT NULL,
status VARCHAR(40) NOT NULL,
question TEXT NOT NULL,
explanation TEXT NOT NULL,
reply_by DATE,
start_on DATE,
"plan" TEXT NOT NULL,
talked_on DATE,
talked_with VARCHAR NOT NULL,
read_by_student BOOLEAN NOT NULL,
reaction TEXT NOT NULL,
reasons TEXT NOT NULL,
number VARCHAR NOT NULL,
version INTEGER NOT NULL,
sealed_at VARCHAR,
digest VARCHAR NOT NULL,
seal VARCHAR NOT NULL,
grounds TEXT NOT NULL,
made_by VARCHAR NOT NULL,
frozen TEXT NOT NULL,
document_id INTEGER,
sent_on DATE,
answered_on DATE,
answer TEXT NOT NULL,
replaces_id INTEGER,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_handover_student_id FOREIGN KEY(student_id) REFERENCES student (id),
CONSTRAINT fk_handover_recipient_id FOREIGN KEY(recipient_id) REFERENCES recipient (id),
CONSTRAINT fk_handover_document_id FOREIGN KEY(document_id) REFERENCES document (id),
CONSTRAINT fk_handover_replaces_id FOREIGN KEY(replaces_id) REFERENCES handover (id),
CONSTRAINT fk_handover_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

INSERT INTO new_handover (student_id, recipient_id, act, destination, status, question, explanation, reply_by, start_on, "plan", talked_on, talked_with, read_by_student, reaction, reasons, number, version, sealed_at, digest, seal, grounds, made_by, frozen, document_id, sent_on, answered_on, answer, replaces_id, id, change_set_id, deleted_at)
SELECT student_id, recipient_id, act, destination, status, question, explanation, reply_by, start_on, "plan", talked_on, talked_with, read_by_student, reaction, reasons, number, version, sealed_at, digest, '', '', '', frozen, document_id, sent_on, answered_on, answer, replaces_id, id, change_set_id, deleted_at FROM handover

DELETE FROM sqlite_sequence WHERE name = 'new_handover'

INSERT INTO sqlite_sequence (name, seq)
SELECT 'new_handover', seq FROM sqlite_sequence WHERE name = 'handover'

DROP TABLE handover

ALTER TABLE new_handover RENAME TO handover

CREATE TABLE paper_trail (
document_id INTEGER NOT NULL,
code VARCHAR NOT NULL,
pages INTEGER NOT NULL,
place VARCHAR(40) NOT NULL,
place_since DATE NOT NULL,
scan_id INTEGER,
scanned_on DATE,
printed_on DATE,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_paper_trail_document_id FOREIGN KEY(document_id) REFERENCES document (id),
CONSTRAINT fk_paper_trail_scan_id FOREIGN KEY(scan_id) REFERENCES document (id),
CONSTRAINT fk_paper_trail_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE TABLE new_recognition (
location_id INTEGER NOT NULL,
code VARCHAR NOT NULL,
name VARCHAR NOT NULL,
start DATE,
"end" DATE,
feasible TEXT NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_recognition_location_id FOREIGN KEY(location_id) REFERENCES location (id),
CONSTRAINT fk_recognition_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

INSERT INTO new_recognition (location_id, code, name, start, "end", feasible, id, change_set_id, deleted_at)
SELECT location_id, code, name, start, "end", '', id, change_set_id, deleted_at FROM recognition

DELETE FROM sqlite_sequence WHERE name = 'new_recognition'

INSERT INTO sqlite_sequence (name, seq)
SELECT 'new_recognition', seq FROM sqlite_sequence WHERE name = 'recognition'

DROP TABLE recognition

ALTER TABLE new_recognition RENAME TO recognition

CREATE TABLE trial (
recipient_id INTEGER NOT NULL,
number VARCHAR NOT NULL,
made_at VARCHAR NOT NULL,
road VARCHAR(40),
digest VARCHAR NOT NULL,
document_id INTEGER,
saved_on DATE,
answered_on DATE,
arrived BOOLEAN,
opened BOOLEAN,
same_digits BOOLEAN,
note TEXT NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_trial_recipient_id FOREIGN KEY(recipient_id) REFERENCES recipient (id),
CONSTRAINT fk_trial_document_id FOREIGN KEY(document_id) REFERENCES document (id),
CONSTRAINT fk_trial_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE TABLE paper_signature (
trail_id INTEGER NOT NULL,
role VARCHAR(40) NOT NULL,
name VARCHAR NOT NULL,
position INTEGER NOT NULL,
signed_on DATE,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_paper_signature_trail_id FOREIGN KEY(trail_id) REFERENCES paper_trail (id),
CONSTRAINT fk_paper_signature_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE TABLE internship_terms (
internship_id INTEGER NOT NULL,
times TEXT NOT NULL,
total_hours VARCHAR NOT NULL,
"plan" TEXT NOT NULL,
qualification VARCHAR NOT NULL,
school_guide VARCHAR NOT NULL,
school_guidance TEXT NOT NULL,
company_guidance TEXT NOT NULL,
assessment TEXT NOT NULL,
insured_by VARCHAR(40),
premium_by VARCHAR(40),
emergency VARCHAR NOT NULL,
absence TEXT NOT NULL,
equipment VARCHAR NOT NULL,
expenses VARCHAR NOT NULL,
safe_for_young BOOLEAN NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_internship_terms_internship_id FOREIGN KEY(internship_id) REFERENCES internship (id),
CONSTRAINT fk_internship_terms_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE TABLE new_praktijkverklaring (
student_id INTEGER NOT NULL,
internship_id INTEGER NOT NULL,
number VARCHAR NOT NULL,
version INTEGER NOT NULL,
status VARCHAR(40) NOT NULL,
remarks TEXT NOT NULL,
issued_on DATE,
frozen TEXT NOT NULL,
digest VARCHAR NOT NULL,
document_id INTEGER,
replaces_id INTEGER,
go_on_reason TEXT NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_praktijkverklaring_student_id FOREIGN KEY(student_id) REFERENCES student (id),
CONSTRAINT fk_praktijkverklaring_internship_id FOREIGN KEY(internship_id) REFERENCES internship (id),
CONSTRAINT fk_praktijkverklaring_document_id FOREIGN KEY(document_id) REFERENCES document (id),
CONSTRAINT fk_praktijkverklaring_replaces_id FOREIGN KEY(replaces_id) REFERENCES praktijkverklaring (id),
CONSTRAINT fk_praktijkverklaring_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

INSERT INTO new_praktijkverklaring (student_id, internship_id, number, version, status, remarks, issued_on, frozen, digest, document_id, replaces_id, go_on_reason, id, change_set_id, deleted_at)
SELECT student_id, internship_id, number, version, status, remarks, issued_on, frozen, digest, document_id, replaces_id, '', id, change_set_id, deleted_at FROM praktijkverklaring

DELETE FROM sqlite_sequence WHERE name = 'new_praktijkverklaring'

INSERT INTO sqlite_sequence (name, seq)
SELECT 'new_praktijkverklaring', seq FROM sqlite_sequence WHERE name = 'praktijkverklaring'

DROP TABLE praktijkverklaring

ALTER TABLE new_praktijkverklaring RENAME TO praktijkverklaring

CREATE TABLE new_assessment_evidence (
assessed_werkproces_id INTEGER NOT NULL,
log_entry_id INTEGER,
score_id INTEGER,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_assessment_evidence_assessed_werkproces_id FOREIGN KEY(assessed_werkproces_id) REFERENCES assessed_werkproces (id),
CONSTRAINT fk_assessment_evidence_log_entry_id FOREIGN KEY(log_entry_id) REFERENCES log_entry (id),
CONSTRAINT fk_assessment_evidence_score_id FOREIGN KEY(score_id) REFERENCES competence_score (id),
CONSTRAINT fk_assessment_evidence_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

INSERT INTO new_assessment_evidence (assessed_werkproces_id, log_entry_id, score_id, id, change_set_id, deleted_at)
SELECT assessed_werkproces_id, log_entry_id, NULL, id, change_set_id, deleted_at FROM assessment_evidence

DELETE FROM sqlite_sequence WHERE name = 'new_assessment_evidence'

INSERT INTO sqlite_sequence (name, seq)
SELECT 'new_assessment_evidence', seq FROM sqlite_sequence WHERE name = 'assessment_evidence'

DROP TABLE assessment_evidence

ALTER TABLE new_assessment_evidence RENAME TO assessment_evidence

CREATE INDEX ix_clause_text_key ON clause_text ("key")

CREATE INDEX ix_edition_sha256 ON edition (sha256)

CREATE INDEX ix_recipient_name ON recipient (name)

CREATE INDEX ix_recipient_region ON recipient (region)

CREATE INDEX ix_student_class_name ON student (class_name)

CREATE INDEX ix_student_last_name ON student (last_name)

CREATE INDEX ix_student_number ON student (number)

CREATE INDEX ix_dossier_end_dossier_code ON dossier_end (dossier_code)

CREATE INDEX ix_dossier_end_edition_id ON dossier_end (edition_id)

CREATE INDEX ix_handover_section_recipient_id ON handover_section (recipient_id)

CREATE INDEX ix_handover_section_region ON handover_section (region)

CREATE INDEX ix_qualification_code ON qualification (code)

CREATE INDEX ix_qualification_edition_id ON qualification (edition_id)

CREATE INDEX ix_recipient_notice_student_id ON recipient_notice (student_id)

CREATE INDEX ix_recipient_notice_told_on ON recipient_notice (told_on)

CREATE INDEX ix_recipient_person_recipient_id ON recipient_person (recipient_id)

CREATE INDEX ix_consent_student_id ON consent (student_id)

CREATE INDEX ix_handover_number ON handover (number)

CREATE INDEX ix_handover_recipient_id ON handover (recipient_id)

CREATE INDEX ix_handover_student_id ON handover (student_id)

CREATE INDEX ix_paper_trail_document_id ON paper_trail (document_id)

CREATE INDEX ix_recognition_location_id ON recognition (location_id)

CREATE INDEX ix_trial_number ON trial (number)

CREATE INDEX ix_trial_recipient_id ON trial (recipient_id)

CREATE INDEX ix_paper_signature_trail_id ON paper_signature (trail_id)

CREATE INDEX ix_internship_terms_internship_id ON internship_terms (internship_id)

CREATE INDEX ix_praktijkverklaring_internship_id ON praktijkverklaring (internship_id)

CREATE INDEX ix_praktijkverklaring_number ON praktijkverklaring (number)

CREATE INDEX ix_praktijkverklaring_student_id ON praktijkverklaring (student_id)

CREATE INDEX ix_assessment_evidence_assessed_werkproces_id ON assessment_evidence (assessed_werkproces_id)

CREATE TRIGGER search_student_insert AFTER INSERT ON student BEGIN
INSERT INTO search(rowid, title, body, kind, student_id, folded) SELECT new.id * 16 + 1, coalesce(new.call_name, '') || ' ' || coalesce(new.infix, '') || ' ' || coalesce(new.last_name, ''), coalesce(new.first_names, '') || ' ' || coalesce(new.number, '') || ' ' || coalesce(new.class_name, '') || ' ' || coalesce(new.place, ''), 'student', new.id, CASE WHEN typed = plain THEN '' ELSE plain END
FROM (SELECT coalesce(new.call_name, '') || ' ' || coalesce(new.infix, '') || ' ' || coalesce(new.last_name, '') || ' ' || coalesce(new.first_names, '') || ' ' || coalesce(new.number, '') || ' ' || coalesce(new.class_name, '') || ' ' || coalesce(new.place, '') AS typed,
replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(coalesce(new.call_name, '') || ' ' || coalesce(new.infix, '') || ' ' || coalesce(new.last_name, '') || ' ' || coalesce(new.first_names, '') || ' ' || coalesce(new.number, '') || ' ' || coalesce(new.class_name, '') || ' ' || coalesce(new.place, ''), 'ł', 'l'), 'Ł', 'L'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i'), 'ø', 'o'), 'Ø', 'O'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'TH'), 'ð', 'd'), 'Ð', 'D'), 'ĳ', 'ij'), 'Ĳ', 'IJ') AS plain) WHERE new.deleted_at IS NULL;
END

CREATE TRIGGER search_student_update AFTER UPDATE OF call_name, infix, last_name, first_names, number, class_name, place, deleted_at ON student BEGIN
DELETE FROM search WHERE rowid = old.id * 16 + 1;
INSERT INTO search(rowid, title, body, kind, student_id, folded) SELECT new.id * 16 + 1, coalesce(new.call_name, '') || ' ' || coalesce(new.infix, '') || ' ' || coalesce(new.last_name, ''), coalesce(new.first_names, '') || ' ' || coalesce(new.number, '') || ' ' || coalesce(new.class_name, '') || ' ' || coalesce(new.place, ''), 'student', new.id, CASE WHEN typed = plain THEN '' ELSE plain END
FROM (SELECT coalesce(new.call_name, '') || ' ' || coalesce(new.infix, '') || ' ' || coalesce(new.last_name, '') || ' ' || coalesce(new.first_names, '') || ' ' || coalesce(new.number, '') || ' ' || coalesce(new.class_name, '') || ' ' || coalesce(new.place, '') AS typed,
replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(coalesce(new.call_name, '') || ' ' || coalesce(new.infix, '') || ' ' || coalesce(new.last_name, '') || ' ' || coalesce(new.first_names, '') || ' ' || coalesce(new.number, '') || ' ' || coalesce(new.class_name, '') || ' ' || coalesce(new.place, ''), 'ł', 'l'), 'Ł', 'L'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i'), 'ø', 'o'), 'Ø', 'O'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'TH'), 'ð', 'd'), 'Ð', 'D'), 'ĳ', 'ij'), 'Ĳ', 'IJ') AS plain) WHERE new.deleted_at IS NULL;
END

CREATE TRIGGER search_student_delete AFTER DELETE ON student BEGIN
DELETE FROM search WHERE rowid = old.id * 16 + 1;
END

CREATE TRIGGER search_network_person_insert AFTER INSERT ON network_person BEGIN
INSERT INTO search(rowid, title, body, kind, student_id, folded) SELECT new.id * 16 + 2, coalesce(new.name, ''), coalesce(new.role, '') || ' ' || coalesce(new.phone, '') || ' ' || coalesce(new.email, ''), 'network_person', new.student_id, CASE WHEN typed = plain THEN '' ELSE plain END
FROM (SELECT coalesce(new.name, '') || ' ' || coalesce(new.role, '') || ' ' || coalesce(new.phone, '') || ' ' || coalesce(new.email, '') AS typed,
replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(coalesce(new.name, '') || ' ' || coalesce(new.role, '') || ' ' || coalesce(new.phone, '') || ' ' || coalesce(new.email, ''), 'ł', 'l'), 'Ł', 'L'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i'), 'ø', 'o'), 'Ø', 'O'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'TH'), 'ð', 'd'), 'Ð', 'D'), 'ĳ', 'ij'), 'Ĳ', 'IJ') AS plain) WHERE new.deleted_at IS NULL;
END

CREATE TRIGGER search_network_person_update AFTER UPDATE OF name, role, phone, email, student_id, deleted_at ON network_person BEGIN
DELETE FROM search WHERE rowid = old.id * 16 + 2;
INSERT INTO search(rowid, title, body, kind, student_id, folded) SELECT new.id * 16 + 2, coalesce(new.name, ''), coalesce(new.role, '') || ' ' || coalesce(new.phone, '') || ' ' || coalesce(new.email, ''), 'network_person', new.student_id, CASE WHEN typed = plain THEN '' ELSE plain END
FROM (SELECT coalesce(new.name, '') || ' ' || coalesce(new.role, '') || ' ' || coalesce(new.phone, '') || ' ' || coalesce(new.email, '') AS typed,
replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(coalesce(new.name, '') || ' ' || coalesce(new.role, '') || ' ' || coalesce(new.phone, '') || ' ' || coalesce(new.email, ''), 'ł', 'l'), 'Ł', 'L'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i'), 'ø', 'o'), 'Ø', 'O'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'TH'), 'ð', 'd'), 'Ð', 'D'), 'ĳ', 'ij'), 'Ĳ', 'IJ') AS plain) WHERE new.deleted_at IS NULL;
END

CREATE TRIGGER search_network_person_delete AFTER DELETE ON network_person BEGIN
DELETE FROM search WHERE rowid = old.id * 16 + 2;
END

CREATE TRIGGER search_employer_insert AFTER INSERT ON employer BEGIN
INSERT INTO search(rowid, title, body, kind, student_id, folded) SELECT new.id * 16 + 3, coalesce(new.name, ''), coalesce(new.sector, '') || ' ' || coalesce(new.can_offer, '') || ' ' || coalesce(new.note, ''), 'employer', NULL, CASE WHEN typed = plain THEN '' ELSE plain END
FROM (SELECT coalesce(new.name, '') || ' ' || coalesce(new.sector, '') || ' ' || coalesce(new.can_offer, '') || ' ' || coalesce(new.note, '') AS typed,
replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(coalesce(new.name, '') || ' ' || coalesce(new.sector, '') || ' ' || coalesce(new.can_offer, '') || ' ' || coalesce(new.note, ''), 'ł', 'l'), 'Ł', 'L'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i'), 'ø', 'o'), 'Ø', 'O'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'TH'), 'ð', 'd'), 'Ð', 'D'), 'ĳ', 'ij'), 'Ĳ', 'IJ') AS plain) WHERE new.deleted_at IS NULL;
END

CREATE TRIGGER search_employer_update AFTER UPDATE OF name, sector, can_offer, note, deleted_at ON employer BEGIN
DELETE FROM search WHERE rowid = old.id * 16 + 3;
INSERT INTO search(rowid, title, body, kind, student_id, folded) SELECT new.id * 16 + 3, coalesce(new.name, ''), coalesce(new.sector, '') || ' ' || coalesce(new.can_offer, '') || ' ' || coalesce(new.note, ''), 'employer', NULL, CASE WHEN typed = plain THEN '' ELSE plain END
FROM (SELECT coalesce(new.name, '') || ' ' || coalesce(new.sector, '') || ' ' || coalesce(new.can_offer, '') || ' ' || coalesce(new.note, '') AS typed,
replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(coalesce(new.name, '') || ' ' || coalesce(new.sector, '') || ' ' || coalesce(new.can_offer, '') || ' ' || coalesce(new.note, ''), 'ł', 'l'), 'Ł', 'L'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i'), 'ø', 'o'), 'Ø', 'O'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'TH'), 'ð', 'd'), 'Ð', 'D'), 'ĳ', 'ij'), 'Ĳ', 'IJ') AS plain) WHERE new.deleted_at IS NULL;
END

CREATE TRIGGER search_employer_delete AFTER DELETE ON employer BEGIN
DELETE FROM search WHERE rowid = old.id * 16 + 3;
END

CREATE TRIGGER search_location_insert AFTER INSERT ON location BEGIN
INSERT INTO search(rowid, title, body, kind, student_id, folded) SELECT new.id * 16 + 4, coalesce(new.street, '') || ' ' || coalesce(new.place, ''), coalesce(new.postcode, '') || ' ' || coalesce(new.leerbedrijf_id, '') || ' ' || coalesce(new.travel, ''), 'location', NULL, CASE WHEN typed = plain THEN '' ELSE plain END
FROM (SELECT coalesce(new.street, '') || ' ' || coalesce(new.place, '') || ' ' || coalesce(new.postcode, '') || ' ' || coalesce(new.leerbedrijf_id, '') || ' ' || coalesce(new.travel, '') AS typed,
replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(coalesce(new.street, '') || ' ' || coalesce(new.place, '') || ' ' || coalesce(new.postcode, '') || ' ' || coalesce(new.leerbedrijf_id, '') || ' ' || coalesce(new.travel, ''), 'ł', 'l'), 'Ł', 'L'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i'), 'ø', 'o'), 'Ø', 'O'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'TH'), 'ð', 'd'), 'Ð', 'D'), 'ĳ', 'ij'), 'Ĳ', 'IJ') AS plain) WHERE new.deleted_at IS NULL;
END

CREATE TRIGGER search_location_update AFTER UPDATE OF street, place, postcode, leerbedrijf_id, travel, deleted_at ON location BEGIN
DELETE FROM search WHERE rowid = old.id * 16 + 4;
INSERT INTO search(rowid, title, body, kind, student_id, folded) SELECT new.id * 16 + 4, coalesce(new.street, '') || ' ' || coalesce(new.place, ''), coalesce(new.postcode, '') || ' ' || coalesce(new.leerbedrijf_id, '') || ' ' || coalesce(new.travel, ''), 'location', NULL, CASE WHEN typed = plain THEN '' ELSE plain END
FROM (SELECT coalesce(new.street, '') || ' ' || coalesce(new.place, '') || ' ' || coalesce(new.postcode, '') || ' ' || coalesce(new.leerbedrijf_id, '') || ' ' || coalesce(new.travel, '') AS typed,
replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(coalesce(new.street, '') || ' ' || coalesce(new.place, '') || ' ' || coalesce(new.postcode, '') || ' ' || coalesce(new.leerbedrijf_id, '') || ' ' || coalesce(new.travel, ''), 'ł', 'l'), 'Ł', 'L'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i'), 'ø', 'o'), 'Ø', 'O'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'TH'), 'ð', 'd'), 'Ð', 'D'), 'ĳ', 'ij'), 'Ĳ', 'IJ') AS plain) WHERE new.deleted_at IS NULL;
END

CREATE TRIGGER search_location_delete AFTER DELETE ON location BEGIN
DELETE FROM search WHERE rowid = old.id * 16 + 4;
END

CREATE TRIGGER search_contact_person_insert AFTER INSERT ON contact_person BEGIN
INSERT INTO search(rowid, title, body, kind, student_id, folded) SELECT new.id * 16 + 5, coalesce(new.name, ''), coalesce(new.function, '') || ' ' || coalesce(new.phone, '') || ' ' || coalesce(new.email, ''), 'contact_person', NULL, CASE WHEN typed = plain THEN '' ELSE plain END
FROM (SELECT coalesce(new.name, '') || ' ' || coalesce(new.function, '') || ' ' || coalesce(new.phone, '') || ' ' || coalesce(new.email, '') AS typed,
replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(coalesce(new.name, '') || ' ' || coalesce(new.function, '') || ' ' || coalesce(new.phone, '') || ' ' || coalesce(new.email, ''), 'ł', 'l'), 'Ł', 'L'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i'), 'ø', 'o'), 'Ø', 'O'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'TH'), 'ð', 'd'), 'Ð', 'D'), 'ĳ', 'ij'), 'Ĳ', 'IJ') AS plain) WHERE new.deleted_at IS NULL;
END

CREATE TRIGGER search_contact_person_update AFTER UPDATE OF name, function, phone, email, deleted_at ON contact_person BEGIN
DELETE FROM search WHERE rowid = old.id * 16 + 5;
INSERT INTO search(rowid, title, body, kind, student_id, folded) SELECT new.id * 16 + 5, coalesce(new.name, ''), coalesce(new.function, '') || ' ' || coalesce(new.phone, '') || ' ' || coalesce(new.email, ''), 'contact_person', NULL, CASE WHEN typed = plain THEN '' ELSE plain END
FROM (SELECT coalesce(new.name, '') || ' ' || coalesce(new.function, '') || ' ' || coalesce(new.phone, '') || ' ' || coalesce(new.email, '') AS typed,
replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(coalesce(new.name, '') || ' ' || coalesce(new.function, '') || ' ' || coalesce(new.phone, '') || ' ' || coalesce(new.email, ''), 'ł', 'l'), 'Ł', 'L'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i'), 'ø', 'o'), 'Ø', 'O'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'TH'), 'ð', 'd'), 'Ð', 'D'), 'ĳ', 'ij'), 'Ĳ', 'IJ') AS plain) WHERE new.deleted_at IS NULL;
END

CREATE TRIGGER search_contact_person_delete AFTER DELETE ON contact_person BEGIN
DELETE FROM search WHERE rowid = old.id * 16 + 5;
END

CREATE TRIGGER search_log_entry_insert AFTER INSERT ON log_entry BEGIN
INSERT INTO search(rowid, title, body, kind, student_id, folded) SELECT new.id * 16 + 6, '', coalesce(new.note, ''), 'log_entry', new.student_id, CASE WHEN typed = plain THEN '' ELSE plain END
FROM (SELECT '' || ' ' || coalesce(new.note, '') AS typed,
replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace('' || ' ' || coalesce(new.note, ''), 'ł', 'l'), 'Ł', 'L'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i'), 'ø', 'o'), 'Ø', 'O'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'TH'), 'ð', 'd'), 'Ð', 'D'), 'ĳ', 'ij'), 'Ĳ', 'IJ') AS plain) WHERE new.deleted_at IS NULL;
END

CREATE TRIGGER search_log_entry_update AFTER UPDATE OF note, student_id, deleted_at ON log_entry BEGIN
DELETE FROM search WHERE rowid = old.id * 16 + 6;
INSERT INTO search(rowid, title, body, kind, student_id, folded) SELECT new.id * 16 + 6, '', coalesce(new.note, ''), 'log_entry', new.student_id, CASE WHEN typed = plain THEN '' ELSE plain END
FROM (SELECT '' || ' ' || coalesce(new.note, '') AS typed,
replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace('' || ' ' || coalesce(new.note, ''), 'ł', 'l'), 'Ł', 'L'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i'), 'ø', 'o'), 'Ø', 'O'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'TH'), 'ð', 'd'), 'Ð', 'D'), 'ĳ', 'ij'), 'Ĳ', 'IJ') AS plain) WHERE new.deleted_at IS NULL;
END

CREATE TRIGGER search_log_entry_delete AFTER DELETE ON log_entry BEGIN
DELETE FROM search WHERE rowid = old.id * 16 + 6;
END

CREATE TRIGGER search_task_insert AFTER INSERT ON task BEGIN
INSERT INTO search(rowid, title, body, kind, student_id, folded) SELECT new.id * 16 + 7, coalesce(new.what, ''), '', 'task', new.student_id, CASE WHEN typed = plain THEN '' ELSE plain END
FROM (SELECT coalesce(new.what, '') || ' ' || '' AS typed,
replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(coalesce(new.what, '') || ' ' || '', 'ł', 'l'), 'Ł', 'L'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i'), 'ø', 'o'), 'Ø', 'O'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'TH'), 'ð', 'd'), 'Ð', 'D'), 'ĳ', 'ij'), 'Ĳ', 'IJ') AS plain) WHERE new.deleted_at IS NULL;
END

CREATE TRIGGER search_task_update AFTER UPDATE OF what, student_id, deleted_at ON task BEGIN
DELETE FROM search WHERE rowid = old.id * 16 + 7;
INSERT INTO search(rowid, title, body, kind, student_id, folded) SELECT new.id * 16 + 7, coalesce(new.what, ''), '', 'task', new.student_id, CASE WHEN typed = plain THEN '' ELSE plain END
FROM (SELECT coalesce(new.what, '') || ' ' || '' AS typed,
replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(coalesce(new.what, '') || ' ' || '', 'ł', 'l'), 'Ł', 'L'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i'), 'ø', 'o'), 'Ø', 'O'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'TH'), 'ð', 'd'), 'Ð', 'D'), 'ĳ', 'ij'), 'Ĳ', 'IJ') AS plain) WHERE new.deleted_at IS NULL;
END

CREATE TRIGGER search_task_delete AFTER DELETE ON task BEGIN
DELETE FROM search WHERE rowid = old.id * 16 + 7;
END

CREATE TRIGGER search_document_insert AFTER INSERT ON document BEGIN
INSERT INTO search(rowid, title, body, kind, student_id, folded) SELECT new.id * 16 + 8, coalesce(new.title, ''), coalesce(new.number, '') || ' ' || coalesce(new.file_name, ''), 'document', new.student_id, CASE WHEN typed = plain THEN '' ELSE plain END
FROM (SELECT coalesce(new.title, '') || ' ' || coalesce(new.number, '') || ' ' || coalesce(new.file_name, '') AS typed,
replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(coalesce(new.title, '') || ' ' || coalesce(new.number, '') || ' ' || coalesce(new.file_name, ''), 'ł', 'l'), 'Ł', 'L'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i'), 'ø', 'o'), 'Ø', 'O'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'TH'), 'ð', 'd'), 'Ð', 'D'), 'ĳ', 'ij'), 'Ĳ', 'IJ') AS plain) WHERE new.deleted_at IS NULL;
END

CREATE TRIGGER search_document_update AFTER UPDATE OF title, number, file_name, student_id, deleted_at ON document BEGIN
DELETE FROM search WHERE rowid = old.id * 16 + 8;
INSERT INTO search(rowid, title, body, kind, student_id, folded) SELECT new.id * 16 + 8, coalesce(new.title, ''), coalesce(new.number, '') || ' ' || coalesce(new.file_name, ''), 'document', new.student_id, CASE WHEN typed = plain THEN '' ELSE plain END
FROM (SELECT coalesce(new.title, '') || ' ' || coalesce(new.number, '') || ' ' || coalesce(new.file_name, '') AS typed,
replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(coalesce(new.title, '') || ' ' || coalesce(new.number, '') || ' ' || coalesce(new.file_name, ''), 'ł', 'l'), 'Ł', 'L'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i'), 'ø', 'o'), 'Ø', 'O'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'TH'), 'ð', 'd'), 'Ð', 'D'), 'ĳ', 'ij'), 'Ĳ', 'IJ') AS plain) WHERE new.deleted_at IS NULL;
END

CREATE TRIGGER search_document_delete AFTER DELETE ON document BEGIN
DELETE FROM search WHERE rowid = old.id * 16 + 8;
END
