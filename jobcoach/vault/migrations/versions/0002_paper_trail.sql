CREATE TABLE paper_trail (
document_id INTEGER NOT NULL,
code VARCHAR NOT NULL,
pages INTEGER NOT NULL,
place VARCHAR(40) NOT NULL,
place_since DATE NOT NULL,
scan_id INTEGER,
scanned_on DATE,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_paper_trail_document_id FOREIGN KEY(document_id) REFERENCES document (id),
CONSTRAINT fk_paper_trail_scan_id FOREIGN KEY(scan_id) REFERENCES document (id),
CONSTRAINT fk_paper_trail_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
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

CREATE INDEX ix_paper_trail_document_id ON paper_trail (document_id)

CREATE INDEX ix_paper_signature_trail_id ON paper_signature (trail_id)
