package npuc.local.sqlite;

import java.util.List;

/** The tables. Ids sort by time of creation, so lists are read from an index in order. */
final class Schema {
  private static final String VERSION_1 =
      """
      CREATE TABLE model (
        id TEXT PRIMARY KEY, document TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE TABLE version (
        id TEXT PRIMARY KEY, model_id TEXT NOT NULL, document TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE INDEX version_of_model ON version (model_id, id);
      CREATE TABLE artifact (
        id TEXT PRIMARY KEY, version_id TEXT NOT NULL, compilation_id TEXT UNIQUE,
        document TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE INDEX artifact_of_version ON artifact (version_id, id);
      CREATE TABLE compilation (
        id TEXT PRIMARY KEY, version_id TEXT NOT NULL, phase TEXT NOT NULL, platform TEXT NOT NULL,
        hash TEXT NOT NULL, created_at INTEGER NOT NULL, active INTEGER NOT NULL,
        revision INTEGER NOT NULL, document TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE INDEX compilation_of_version ON compilation (version_id, id);
      CREATE INDEX compilation_by_phase ON compilation (version_id, phase, id);
      CREATE INDEX compilation_by_platform ON compilation (version_id, platform, phase, id);
      CREATE INDEX compilation_by_hash ON compilation (version_id, hash, phase, id);
      CREATE INDEX active_compilation ON compilation (id) WHERE active = 1;
      CREATE TABLE execution (
        name TEXT PRIMARY KEY, status TEXT NOT NULL, settled INTEGER NOT NULL,
        ended_at INTEGER NOT NULL, state TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE INDEX unsettled_execution ON execution (name) WHERE settled = 0;
      CREATE INDEX ended_execution ON execution (ended_at) WHERE settled = 1;
      CREATE TABLE keyed_request (
        key TEXT PRIMARY KEY, expires_at INTEGER NOT NULL, document TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE INDEX keyed_request_by_expiry ON keyed_request (expires_at);
      """;

  private static final String VERSION_2 =
      """
      CREATE INDEX original_artifact ON artifact (version_id, id) WHERE compilation_id IS NULL;
      """;

  /** Older compilations have no creator. */
  private static final String VERSION_3 =
      """
      ALTER TABLE compilation ADD COLUMN created_by TEXT;
      CREATE INDEX compilation_by_creator ON compilation (version_id, created_by, phase, id);
      """;

  /** Those of all models, what they are searched by, and of which model they are. */
  private static final String VERSION_4 =
      """
      ALTER TABLE compilation ADD COLUMN model_id TEXT;
      ALTER TABLE compilation ADD COLUMN words TEXT NOT NULL DEFAULT '';
      ALTER TABLE compilation ADD COLUMN labels TEXT NOT NULL DEFAULT '';
      UPDATE compilation SET model_id = json_extract(document, '$.modelId');
      CREATE INDEX compilation_of_model ON compilation (model_id, id);
      CREATE INDEX every_by_phase ON compilation (phase, id);
      CREATE INDEX every_by_platform ON compilation (platform, phase, id);
      CREATE INDEX every_by_hash ON compilation (hash, phase, id);
      CREATE INDEX every_by_creator ON compilation (created_by, phase, id);
      """;

  /**
   * The order of models by their names; and of which compilations the result was deleted, as it
   * must not come back.
   */
  private static final String VERSION_5 =
      """
      CREATE TABLE deleted_result (compilation_id TEXT PRIMARY KEY) WITHOUT ROWID;
      ALTER TABLE model ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
      UPDATE model SET name_key = npuc_name_key(json_extract(document, '$.name'), id);
      CREATE UNIQUE INDEX model_by_name ON model (name_key);
      """;

  /** Access tokens, by the hash of what is sent. */
  private static final String VERSION_6 =
      """
      CREATE TABLE token (
        id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, document TEXT NOT NULL
      ) WITHOUT ROWID;
      """;

  /** {@code due_at} in milliseconds, only while a delivery is pending. */
  private static final String VERSION_7 =
      """
      CREATE TABLE webhook (
        id TEXT PRIMARY KEY, document TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE TABLE event (
        id TEXT PRIMARY KEY, created_at INTEGER NOT NULL, body TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE INDEX event_by_age ON event (created_at);
      CREATE TABLE delivery (
        id TEXT PRIMARY KEY, webhook_id TEXT NOT NULL, event_id TEXT NOT NULL, state TEXT NOT NULL,
        due_at INTEGER, revision INTEGER NOT NULL, document TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE INDEX delivery_of_webhook ON delivery (webhook_id, id);
      CREATE INDEX delivery_by_state ON delivery (webhook_id, state, id);
      CREATE INDEX due_delivery ON delivery (webhook_id, due_at) WHERE due_at IS NOT NULL;
      """;

  /** Each brings the tables to the next version; a released one never changes. */
  static final List<String> MIGRATIONS =
      List.of(VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_5, VERSION_6, VERSION_7);

  private Schema() {}
}
