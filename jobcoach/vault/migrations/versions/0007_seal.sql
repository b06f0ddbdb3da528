CREATE TABLE seal_request (
pem BLOB NOT NULL,
"key" BLOB NOT NULL,
asked_at VARCHAR NOT NULL,
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
change_set_id INTEGER,
deleted_at VARCHAR,
CONSTRAINT fk_seal_request_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)
