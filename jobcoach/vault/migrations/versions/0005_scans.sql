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
SELECT name, brin, location, street, postcode, place, phone, kind, director, director_function, practice, logo, 10, id, change_set_id, deleted_at FROM school

DELETE FROM sqlite_sequence WHERE name = 'new_school'

INSERT INTO sqlite_sequence (name, seq)
SELECT 'new_school', seq FROM sqlite_sequence WHERE name = 'school'

DROP TABLE school

ALTER TABLE new_school RENAME TO school

CREATE TABLE new_paper_trail (
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

INSERT INTO new_paper_trail (document_id, code, pages, place, place_since, scan_id, scanned_on, printed_on, id, change_set_id, deleted_at)
SELECT document_id, code, pages, place, place_since, scan_id, scanned_on, NULL, id, change_set_id, deleted_at FROM paper_trail

DELETE FROM sqlite_sequence WHERE name = 'new_paper_trail'

INSERT INTO sqlite_sequence (name, seq)
SELECT 'new_paper_trail', seq FROM sqlite_sequence WHERE name = 'paper_trail'

DROP TABLE paper_trail

ALTER TABLE new_paper_trail RENAME TO paper_trail

CREATE INDEX ix_paper_trail_document_id ON paper_trail (document_id)

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
