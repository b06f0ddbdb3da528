CREATE TABLE change_set (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
at VARCHAR NOT NULL,
who VARCHAR NOT NULL,
verb VARCHAR NOT NULL,
undone_by INTEGER,
undoes INTEGER,
CONSTRAINT fk_change_set_undone_by FOREIGN KEY(undone_by) REFERENCES change_set (id),
CONSTRAINT fk_change_set_undoes FOREIGN KEY(undoes) REFERENCES change_set (id)
)

CREATE TABLE counter (
year INTEGER NOT NULL,
last INTEGER NOT NULL,
CONSTRAINT pk_counter PRIMARY KEY (year)
)

CREATE TABLE draft (
id INTEGER NOT NULL,
form VARCHAR NOT NULL,
subject VARCHAR NOT NULL,
content TEXT NOT NULL,
saved_at VARCHAR NOT NULL,
CONSTRAINT pk_draft PRIMARY KEY (id),
CONSTRAINT uq_draft_form UNIQUE (form, subject)
)

CREATE TABLE vault_fact (
"key" VARCHAR NOT NULL,
value VARCHAR NOT NULL,
CONSTRAINT pk_vault_fact PRIMARY KEY ("key")
)

CREATE TABLE audit_entry (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
at VARCHAR NOT NULL,
who VARCHAR NOT NULL,
kind VARCHAR(40) NOT NULL,
verb VARCHAR NOT NULL,
student_id INTEGER,
about VARCHAR NOT NULL,
touched TEXT NOT NULL,
change_set_id INTEGER,
previous VARCHAR NOT NULL,
digest VARCHAR NOT NULL,
CONSTRAINT fk_audit_entry_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_audit_entry_at ON audit_entry (at)

CREATE INDEX ix_audit_entry_student_id ON audit_entry (student_id)

CREATE TABLE change (
id INTEGER NOT NULL,
change_set_id INTEGER NOT NULL,
table_name VARCHAR NOT NULL,
row_id INTEGER NOT NULL,
action VARCHAR NOT NULL,
"before" TEXT NOT NULL,
CONSTRAINT pk_change PRIMARY KEY (id),
CONSTRAINT fk_change_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_change_change_set_id ON change (change_set_id)

CREATE INDEX ix_change_row_id ON change (row_id)

CREATE TABLE coach (
name VARCHAR NOT NULL,
function VARCHAR NOT NULL,
phone VARCHAR NOT NULL,
email VARCHAR NOT NULL,
reachable VARCHAR NOT NULL,
code VARCHAR NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_coach_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE TABLE competence_list (
name VARCHAR NOT NULL,
edition VARCHAR NOT NULL,
source VARCHAR NOT NULL,
scale VARCHAR NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_competence_list_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE TABLE edition (
name VARCHAR NOT NULL,
source VARCHAR NOT NULL,
valid_from DATE,
status VARCHAR NOT NULL,
imported_on DATE,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_edition_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE TABLE employer (
name VARCHAR NOT NULL,
sector VARCHAR NOT NULL,
status VARCHAR(40) NOT NULL,
website VARCHAR NOT NULL,
can_offer TEXT NOT NULL,
note TEXT NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_employer_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_employer_name ON employer (name)

CREATE TABLE recipient (
name VARCHAR NOT NULL,
kind VARCHAR(40) NOT NULL,
contact VARCHAR NOT NULL,
function VARCHAR NOT NULL,
email VARCHAR NOT NULL,
phone VARCHAR NOT NULL,
way VARCHAR NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_recipient_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_recipient_name ON recipient (name)

CREATE TABLE school (
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
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_school_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE TABLE seal_keys (
root_pem BLOB NOT NULL,
root_key BLOB,
certificate_pem BLOB NOT NULL,
"key" BLOB NOT NULL,
fingerprint VARCHAR NOT NULL,
made_at VARCHAR NOT NULL,
valid_until VARCHAR NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_seal_keys_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE TABLE student (
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

CREATE INDEX ix_student_class_name ON student (class_name)

CREATE INDEX ix_student_last_name ON student (last_name)

CREATE INDEX ix_student_number ON student (number)

CREATE TABLE competence (
list_id INTEGER NOT NULL,
code VARCHAR NOT NULL,
name VARCHAR NOT NULL,
position INTEGER NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_competence_list_id FOREIGN KEY(list_id) REFERENCES competence_list (id),
CONSTRAINT fk_competence_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_competence_list_id ON competence (list_id)

CREATE TABLE document (
kind VARCHAR(40) NOT NULL,
title VARCHAR NOT NULL,
file_name VARCHAR NOT NULL,
media_type VARCHAR NOT NULL,
content BLOB,
size INTEGER NOT NULL,
digest VARCHAR NOT NULL,
number VARCHAR NOT NULL,
made_on DATE NOT NULL,
student_id INTEGER,
attachment_id VARCHAR,
attachment_key BLOB,
attachment_nonce BLOB,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_document_student_id FOREIGN KEY(student_id) REFERENCES student (id),
CONSTRAINT fk_document_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_document_number ON document (number)

CREATE INDEX ix_document_student_id ON document (student_id)

CREATE TABLE interest (
student_id INTEGER NOT NULL,
label VARCHAR NOT NULL,
likes BOOLEAN NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_interest_student_id FOREIGN KEY(student_id) REFERENCES student (id),
CONSTRAINT fk_interest_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_interest_student_id ON interest (student_id)

CREATE TABLE location (
employer_id INTEGER NOT NULL,
street VARCHAR NOT NULL,
postcode VARCHAR NOT NULL,
place VARCHAR NOT NULL,
leerbedrijf_id VARCHAR NOT NULL,
travel VARCHAR NOT NULL,
max_students INTEGER,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_location_employer_id FOREIGN KEY(employer_id) REFERENCES employer (id),
CONSTRAINT fk_location_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_location_employer_id ON location (employer_id)

CREATE TABLE need (
student_id INTEGER NOT NULL,
need VARCHAR NOT NULL,
now VARCHAR NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_need_student_id FOREIGN KEY(student_id) REFERENCES student (id),
CONSTRAINT fk_need_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_need_student_id ON need (student_id)

CREATE TABLE network_person (
student_id INTEGER NOT NULL,
name VARCHAR NOT NULL,
relation VARCHAR(40) NOT NULL,
role VARCHAR NOT NULL,
phone VARCHAR NOT NULL,
email VARCHAR NOT NULL,
share BOOLEAN NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_network_person_student_id FOREIGN KEY(student_id) REFERENCES student (id),
CONSTRAINT fk_network_person_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_network_person_student_id ON network_person (student_id)

CREATE TABLE own_words (
student_id INTEGER NOT NULL,
question VARCHAR(40) NOT NULL,
answer TEXT NOT NULL,
told_on DATE,
read_back BOOLEAN NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_own_words_student_id FOREIGN KEY(student_id) REFERENCES student (id),
CONSTRAINT fk_own_words_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_own_words_student_id ON own_words (student_id)

CREATE TABLE qualification (
edition_id INTEGER NOT NULL,
dossier_code VARCHAR NOT NULL,
dossier_name VARCHAR NOT NULL,
code VARCHAR NOT NULL,
name VARCHAR NOT NULL,
level INTEGER,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_qualification_edition_id FOREIGN KEY(edition_id) REFERENCES edition (id),
CONSTRAINT fk_qualification_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_qualification_code ON qualification (code)

CREATE INDEX ix_qualification_edition_id ON qualification (edition_id)

CREATE TABLE talent (
student_id INTEGER NOT NULL,
label VARCHAR NOT NULL,
example TEXT NOT NULL,
source VARCHAR(40) NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_talent_student_id FOREIGN KEY(student_id) REFERENCES student (id),
CONSTRAINT fk_talent_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_talent_student_id ON talent (student_id)

CREATE TABLE consent (
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
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_consent_student_id FOREIGN KEY(student_id) REFERENCES student (id),
CONSTRAINT fk_consent_recipient_id FOREIGN KEY(recipient_id) REFERENCES recipient (id),
CONSTRAINT fk_consent_document_id FOREIGN KEY(document_id) REFERENCES document (id),
CONSTRAINT fk_consent_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_consent_student_id ON consent (student_id)

CREATE TABLE contact_person (
employer_id INTEGER NOT NULL,
location_id INTEGER,
name VARCHAR NOT NULL,
function VARCHAR NOT NULL,
phone VARCHAR NOT NULL,
email VARCHAR NOT NULL,
trainer BOOLEAN NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_contact_person_employer_id FOREIGN KEY(employer_id) REFERENCES employer (id),
CONSTRAINT fk_contact_person_location_id FOREIGN KEY(location_id) REFERENCES location (id),
CONSTRAINT fk_contact_person_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_contact_person_employer_id ON contact_person (employer_id)

CREATE TABLE handover (
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

CREATE INDEX ix_handover_number ON handover (number)

CREATE INDEX ix_handover_recipient_id ON handover (recipient_id)

CREATE INDEX ix_handover_student_id ON handover (student_id)

CREATE TABLE kerntaak (
qualification_id INTEGER NOT NULL,
code VARCHAR NOT NULL,
title VARCHAR NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_kerntaak_qualification_id FOREIGN KEY(qualification_id) REFERENCES qualification (id),
CONSTRAINT fk_kerntaak_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_kerntaak_qualification_id ON kerntaak (qualification_id)

CREATE TABLE recognition (
location_id INTEGER NOT NULL,
code VARCHAR NOT NULL,
name VARCHAR NOT NULL,
start DATE,
"end" DATE,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_recognition_location_id FOREIGN KEY(location_id) REFERENCES location (id),
CONSTRAINT fk_recognition_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_recognition_location_id ON recognition (location_id)

CREATE TABLE internship (
student_id INTEGER NOT NULL,
location_id INTEGER NOT NULL,
trainer_id INTEGER,
kind VARCHAR(40) NOT NULL,
start DATE NOT NULL,
"end" DATE,
days VARCHAR NOT NULL,
hours_per_week VARCHAR NOT NULL,
tasks TEXT NOT NULL,
goal TEXT NOT NULL,
agreement VARCHAR(40) NOT NULL,
insurance VARCHAR NOT NULL,
outcome VARCHAR(40),
result TEXT NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_internship_student_id FOREIGN KEY(student_id) REFERENCES student (id),
CONSTRAINT fk_internship_location_id FOREIGN KEY(location_id) REFERENCES location (id),
CONSTRAINT fk_internship_trainer_id FOREIGN KEY(trainer_id) REFERENCES contact_person (id),
CONSTRAINT fk_internship_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_internship_location_id ON internship (location_id)

CREATE INDEX ix_internship_student_id ON internship (student_id)

CREATE TABLE werkproces (
kerntaak_id INTEGER NOT NULL,
code VARCHAR NOT NULL,
title VARCHAR NOT NULL,
description TEXT NOT NULL,
result TEXT NOT NULL,
behaviour TEXT NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_werkproces_kerntaak_id FOREIGN KEY(kerntaak_id) REFERENCES kerntaak (id),
CONSTRAINT fk_werkproces_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_werkproces_kerntaak_id ON werkproces (kerntaak_id)

CREATE TABLE competence_score (
student_id INTEGER NOT NULL,
competence_id INTEGER NOT NULL,
internship_id INTEGER,
rater VARCHAR(40) NOT NULL,
score INTEGER NOT NULL,
"on" DATE NOT NULL,
note TEXT NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_competence_score_student_id FOREIGN KEY(student_id) REFERENCES student (id),
CONSTRAINT fk_competence_score_competence_id FOREIGN KEY(competence_id) REFERENCES competence (id),
CONSTRAINT fk_competence_score_internship_id FOREIGN KEY(internship_id) REFERENCES internship (id),
CONSTRAINT fk_competence_score_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_competence_score_student_id ON competence_score (student_id)

CREATE TABLE log_entry (
student_id INTEGER,
internship_id INTEGER,
employer_id INTEGER,
kind VARCHAR(40) NOT NULL,
"on" DATE NOT NULL,
minutes INTEGER,
note TEXT NOT NULL,
personal BOOLEAN NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_log_entry_student_id FOREIGN KEY(student_id) REFERENCES student (id),
CONSTRAINT fk_log_entry_internship_id FOREIGN KEY(internship_id) REFERENCES internship (id),
CONSTRAINT fk_log_entry_employer_id FOREIGN KEY(employer_id) REFERENCES employer (id),
CONSTRAINT fk_log_entry_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_log_entry_employer_id ON log_entry (employer_id)

CREATE INDEX ix_log_entry_internship_id ON log_entry (internship_id)

CREATE INDEX ix_log_entry_on ON log_entry ("on")

CREATE INDEX ix_log_entry_student_on ON log_entry (student_id, "on")

CREATE TABLE praktijkverklaring (
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
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_praktijkverklaring_student_id FOREIGN KEY(student_id) REFERENCES student (id),
CONSTRAINT fk_praktijkverklaring_internship_id FOREIGN KEY(internship_id) REFERENCES internship (id),
CONSTRAINT fk_praktijkverklaring_document_id FOREIGN KEY(document_id) REFERENCES document (id),
CONSTRAINT fk_praktijkverklaring_replaces_id FOREIGN KEY(replaces_id) REFERENCES praktijkverklaring (id),
CONSTRAINT fk_praktijkverklaring_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_praktijkverklaring_internship_id ON praktijkverklaring (internship_id)

CREATE INDEX ix_praktijkverklaring_number ON praktijkverklaring (number)

CREATE INDEX ix_praktijkverklaring_student_id ON praktijkverklaring (student_id)

CREATE TABLE assessed_werkproces (
praktijkverklaring_id INTEGER NOT NULL,
werkproces_id INTEGER,
free_title VARCHAR NOT NULL,
done TEXT NOT NULL,
independence VARCHAR(40),
circumstances VARCHAR NOT NULL,
assessed_on DATE,
assessor VARCHAR NOT NULL,
position INTEGER NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_assessed_werkproces_praktijkverklaring_id FOREIGN KEY(praktijkverklaring_id) REFERENCES praktijkverklaring (id),
CONSTRAINT fk_assessed_werkproces_werkproces_id FOREIGN KEY(werkproces_id) REFERENCES werkproces (id),
CONSTRAINT fk_assessed_werkproces_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_assessed_werkproces_praktijkverklaring_id ON assessed_werkproces (praktijkverklaring_id)

CREATE TABLE evidence (
talent_id INTEGER NOT NULL,
log_entry_id INTEGER,
document_id INTEGER,
note TEXT NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_evidence_talent_id FOREIGN KEY(talent_id) REFERENCES talent (id),
CONSTRAINT fk_evidence_log_entry_id FOREIGN KEY(log_entry_id) REFERENCES log_entry (id),
CONSTRAINT fk_evidence_document_id FOREIGN KEY(document_id) REFERENCES document (id),
CONSTRAINT fk_evidence_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_evidence_talent_id ON evidence (talent_id)

CREATE TABLE log_werkproces (
log_entry_id INTEGER NOT NULL,
werkproces_id INTEGER NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_log_werkproces_log_entry_id FOREIGN KEY(log_entry_id) REFERENCES log_entry (id),
CONSTRAINT fk_log_werkproces_werkproces_id FOREIGN KEY(werkproces_id) REFERENCES werkproces (id),
CONSTRAINT fk_log_werkproces_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_log_werkproces_log_entry_id ON log_werkproces (log_entry_id)

CREATE INDEX ix_log_werkproces_werkproces_id ON log_werkproces (werkproces_id)

CREATE TABLE task (
what TEXT NOT NULL,
kind VARCHAR(40) NOT NULL,
due DATE,
at VARCHAR NOT NULL,
done_on DATE,
student_id INTEGER,
employer_id INTEGER,
internship_id INTEGER,
handover_id INTEGER,
log_entry_id INTEGER,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_task_student_id FOREIGN KEY(student_id) REFERENCES student (id),
CONSTRAINT fk_task_employer_id FOREIGN KEY(employer_id) REFERENCES employer (id),
CONSTRAINT fk_task_internship_id FOREIGN KEY(internship_id) REFERENCES internship (id),
CONSTRAINT fk_task_handover_id FOREIGN KEY(handover_id) REFERENCES handover (id),
CONSTRAINT fk_task_log_entry_id FOREIGN KEY(log_entry_id) REFERENCES log_entry (id),
CONSTRAINT fk_task_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_task_done_on ON task (done_on)

CREATE INDEX ix_task_due ON task (due)

CREATE INDEX ix_task_student_id ON task (student_id)

CREATE TABLE assessment_evidence (
assessed_werkproces_id INTEGER NOT NULL,
log_entry_id INTEGER NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_assessment_evidence_assessed_werkproces_id FOREIGN KEY(assessed_werkproces_id) REFERENCES assessed_werkproces (id),
CONSTRAINT fk_assessment_evidence_log_entry_id FOREIGN KEY(log_entry_id) REFERENCES log_entry (id),
CONSTRAINT fk_assessment_evidence_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_assessment_evidence_assessed_werkproces_id ON assessment_evidence (assessed_werkproces_id)

CREATE VIRTUAL TABLE search USING fts5(title, body, kind UNINDEXED, student_id UNINDEXED, folded, tokenize='unicode61 remove_diacritics 2', prefix='2 3')

INSERT INTO search(search, rank) VALUES('secure-delete', 1)

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
