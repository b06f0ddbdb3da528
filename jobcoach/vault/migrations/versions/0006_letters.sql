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

CREATE TABLE handover_section (
recipient_id INTEGER,
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

CREATE INDEX ix_clause_text_key ON clause_text ("key")

CREATE INDEX ix_handover_section_recipient_id ON handover_section (recipient_id)

CREATE INDEX ix_internship_terms_internship_id ON internship_terms (internship_id)
