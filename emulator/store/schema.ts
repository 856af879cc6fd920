// The tables of state.db, as the steps that lead to them.

import type Database from 'better-sqlite3';

/** One entry per schema version; an entry that was released is never changed. */
const migrations = [
  `
  CREATE TABLE servers (
    server_id TEXT PRIMARY KEY,
    region TEXT NOT NULL,
    arn TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE TABLE ports (
    server_id TEXT NOT NULL REFERENCES servers ON DELETE CASCADE,
    protocol TEXT NOT NULL,
    port INTEGER NOT NULL UNIQUE,
    PRIMARY KEY (server_id, protocol)
  ) STRICT;
  CREATE TABLE users (
    server_id TEXT NOT NULL REFERENCES servers ON DELETE CASCADE,
    user_name TEXT NOT NULL,
    arn TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (server_id, user_name)
  ) STRICT;
  CREATE TABLE ssh_public_keys (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    server_id TEXT NOT NULL,
    user_name TEXT NOT NULL,
    ssh_public_key_id TEXT NOT NULL,
    body TEXT NOT NULL,
    date_imported INTEGER NOT NULL,
    UNIQUE (server_id, user_name, ssh_public_key_id),
    FOREIGN KEY (server_id, user_name) REFERENCES users ON DELETE CASCADE
  ) STRICT;
  CREATE TABLE host_keys (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    server_id TEXT NOT NULL REFERENCES servers ON DELETE CASCADE,
    host_key_id TEXT NOT NULL,
    arn TEXT NOT NULL,
    record TEXT NOT NULL,
    private_key BLOB NOT NULL,
    UNIQUE (server_id, host_key_id)
  ) STRICT;
  CREATE TABLE tags (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    arn TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (arn, key)
  ) STRICT;
  `,
  `
  CREATE TABLE certificates (
    id TEXT PRIMARY KEY,
    region TEXT NOT NULL,
    arn TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE TABLE certificate_keys (
    id TEXT PRIMARY KEY REFERENCES certificates ON DELETE CASCADE,
    private_key BLOB NOT NULL
  ) STRICT;
  CREATE TABLE profiles (
    id TEXT PRIMARY KEY,
    region TEXT NOT NULL,
    arn TEXT NOT NULL,
    record TEXT NOT NULL,
    profile_type TEXT AS (record ->> '$.ProfileType') STORED
  ) STRICT;
  CREATE TABLE agreements (
    id TEXT PRIMARY KEY,
    region TEXT NOT NULL,
    arn TEXT NOT NULL,
    record TEXT NOT NULL,
    server_id TEXT AS (record ->> '$.ServerId') STORED REFERENCES servers ON DELETE CASCADE,
    local_profile_id TEXT AS (record ->> '$.LocalProfileId') STORED REFERENCES profiles,
    partner_profile_id TEXT AS (record ->> '$.PartnerProfileId') STORED REFERENCES profiles
  ) STRICT;
  CREATE INDEX agreements_of_server ON agreements (server_id, id);
  CREATE TABLE connectors (
    id TEXT PRIMARY KEY,
    region TEXT NOT NULL,
    arn TEXT NOT NULL,
    record TEXT NOT NULL,
    local_profile_id TEXT AS (record ->> '$.As2Config.LocalProfileId') STORED REFERENCES profiles,
    partner_profile_id TEXT AS (record ->> '$.As2Config.PartnerProfileId') STORED REFERENCES profiles
  ) STRICT;
  `,
  `
  CREATE TABLE received_messages (
    agreement_id TEXT NOT NULL REFERENCES agreements ON DELETE CASCADE,
    message_id TEXT NOT NULL,
    received INTEGER NOT NULL,
    PRIMARY KEY (agreement_id, message_id)
  ) STRICT;
  CREATE INDEX received_messages_by_age ON received_messages (received);
  CREATE TABLE pending_receipts (
    id TEXT PRIMARY KEY,
    server_id TEXT NOT NULL REFERENCES servers ON DELETE CASCADE,
    record TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE transfers (
    transfer_id TEXT PRIMARY KEY,
    created INTEGER NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX transfers_by_age ON transfers (created);
  CREATE TABLE transfer_files (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    transfer_id TEXT NOT NULL REFERENCES transfers ON DELETE CASCADE,
    number INTEGER NOT NULL,
    record TEXT NOT NULL,
    connector_id TEXT AS (record ->> '$.ConnectorId') STORED,
    message_id TEXT AS (record ->> '$.MessageId') STORED UNIQUE,
    unfinished INTEGER AS (record ->> '$.StatusCode' IN ('QUEUED', 'IN_PROGRESS')) STORED,
    UNIQUE (transfer_id, number)
  ) STRICT;
  CREATE INDEX unfinished_files ON transfer_files (connector_id, sequence) WHERE unfinished = 1;
  `,
  `
  CREATE TABLE web_apps (
    id TEXT PRIMARY KEY,
    region TEXT NOT NULL,
    arn TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE TABLE web_app_customizations (
    id TEXT PRIMARY KEY REFERENCES web_apps ON DELETE CASCADE,
    record TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE accesses (
    server_id TEXT NOT NULL REFERENCES servers ON DELETE CASCADE,
    external_id TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (server_id, external_id)
  ) STRICT;
  `,
  `
  CREATE TABLE workflows (
    id TEXT PRIMARY KEY,
    region TEXT NOT NULL,
    arn TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE TABLE executions (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    workflow_id TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX executions_of_workflow ON executions (workflow_id, sequence);
  CREATE TABLE object_tags (
    path TEXT PRIMARY KEY,
    etag TEXT NOT NULL,
    tags TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE sftp_tasks (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    connector_id TEXT NOT NULL REFERENCES connectors ON DELETE CASCADE,
    created INTEGER NOT NULL,
    record TEXT NOT NULL,
    unfinished INTEGER AS (record ->> '$.StatusCode' IN ('QUEUED', 'IN_PROGRESS')) STORED,
    UNIQUE (request_id, number)
  ) STRICT;
  CREATE INDEX unfinished_sftp_tasks ON sftp_tasks (connector_id, sequence) WHERE unfinished = 1;
  CREATE INDEX sftp_tasks_by_age ON sftp_tasks (created);
  `,
  `
  CREATE TABLE user_counts (
    server_id TEXT PRIMARY KEY REFERENCES servers ON DELETE CASCADE,
    users INTEGER NOT NULL
  ) STRICT;
  INSERT INTO user_counts SELECT server_id, count(*) FROM users GROUP BY server_id;
  CREATE TRIGGER user_added AFTER INSERT ON users BEGIN
    INSERT INTO user_counts (server_id, users) VALUES (new.server_id, 1)
      ON CONFLICT (server_id) DO UPDATE SET users = users + 1;
  END;
  CREATE TRIGGER user_removed AFTER DELETE ON users BEGIN
    UPDATE user_counts SET users = users - 1 WHERE server_id = old.server_id;
  END;
  `,
];

/** Brings the tables to the current version, each step whole or not at all. */
export function migrate(db: Database.Database): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > migrations.length) {
    throw new Error(
      `The data folder was written by a newer emulator (schema ${version}, this one knows ${migrations.length}); update the program or choose another folder.`,
    );
  }
  for (const [index, step] of migrations.entries()) {
    if (index < version) continue;
    db.transaction(() => {
      db.exec(step);
      db.pragma(`user_version = ${index + 1}`);
    })();
  }
}
