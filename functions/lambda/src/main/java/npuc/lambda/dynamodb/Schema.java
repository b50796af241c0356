package npuc.lambda.dynamodb;

import java.util.List;

/**
 * Names of the table's keys, attributes and indexes: what {@code template.yaml} has to create.
 *
 * <pre>
 *                          pk               sk
 * model                    MODELS           m-...
 * version                  m-...            v-...
 * artifact                 v-...            a-...
 * artifact of compilation  v-...            c-...          points to the artifact
 * compilation              c-...            COMPILATION
 * keyed request            KEY#...          REQUEST
 * </pre>
 *
 * Keys are texts. Ids sort by time of creation, so lists are read in the order of their key.
 */
public final class Schema {
  public static final String PARTITION = "pk";
  public static final String SORT = "sk";

  /** Epoch seconds after which DynamoDB removes an item, sooner or later: the table's TTL. */
  public static final String EXPIRES_AT = "expiresAt";

  static final String DOCUMENT = "document";
  static final String REVISION = "revision";
  static final String WRITE = "write";
  static final String VERSION = "version";
  static final String VERSION_PHASE = "versionPhase";
  static final String VERSION_HASH = "versionHash";

  /** Only of those that have one: older compilations are in no index of creators. */
  static final String VERSION_CREATOR = "versionCreator";

  /** The same text in each compilation: who asks for all of them asks for this. */
  static final String ALL = "all";

  /** Only of those that have one. */
  static final String CREATED_BY = "createdBy";

  static final String MODEL = "model";
  static final String ACTIVE = "active";
  static final String PHASE = "phase";
  static final String PLATFORM = "platform";
  static final String HASH = "hash";
  static final String ARTIFACT = "artifact";

  /** The compilation that made an artifact; originals have none. */
  static final String MADE_BY = "madeBy";

  /**
   * The deletion that looks just now whether its owner has anything; it means nothing to others.
   */
  static final String CLOSING = "closing";

  /** The same text in each model: who asks for all of them by name asks for this. */
  static final String MODELS = "models";

  /** See {@link npuc.registry.NameKey}; models of before have it once they change. */
  static final String NAME_KEY = "nameKey";

  static final String NEW_ID = "newId";
  static final String ANSWERED = "answered";
  static final String FREE_AT = "freeAt";

  private static final List<String> FILTERED = List.of(PHASE, PLATFORM, HASH);

  /** All compilations of a version. */
  public static final Index BY_VERSION = new Index("by-version", VERSION, PARTITION, FILTERED);

  /** Those in one phase, however rare it is among many. */
  public static final Index BY_PHASE = new Index("by-phase", VERSION_PHASE, PARTITION, FILTERED);

  /** Those that were asked to do the same. */
  public static final Index BY_HASH = new Index("by-hash", VERSION_HASH, PARTITION, FILTERED);

  /** Those that one caller created. */
  public static final Index BY_CREATOR =
      new Index("by-creator", VERSION_CREATOR, PARTITION, FILTERED);

  /** Those of any version that an execution has still to do with; the others are not in it. */
  public static final Index BY_ACTIVITY = new Index("by-activity", ACTIVE, PARTITION, List.of());

  /** All compilations of all models. */
  public static final Index BY_ALL =
      new Index("by-all", ALL, PARTITION, List.of(PHASE, PLATFORM, HASH, MODEL));

  /** The same as those of a version, of all models. */
  public static final Index ALL_BY_PHASE =
      new Index("all-by-phase", PHASE, PARTITION, List.of(PLATFORM, HASH, MODEL));

  public static final Index ALL_BY_HASH =
      new Index("all-by-hash", HASH, PARTITION, List.of(PHASE, PLATFORM, MODEL));

  public static final Index ALL_BY_CREATOR =
      new Index("all-by-creator", CREATED_BY, PARTITION, List.of(PHASE, PLATFORM, HASH, MODEL));

  /** All models in the order of their names. */
  public static final Index MODELS_BY_NAME =
      new Index("models-by-name", MODELS, NAME_KEY, List.of());

  public static final List<Index> INDEXES =
      List.of(
          BY_VERSION,
          BY_PHASE,
          BY_HASH,
          BY_CREATOR,
          BY_ACTIVITY,
          BY_ALL,
          ALL_BY_PHASE,
          ALL_BY_CREATOR,
          ALL_BY_HASH,
          MODELS_BY_NAME);

  private Schema() {}
}
