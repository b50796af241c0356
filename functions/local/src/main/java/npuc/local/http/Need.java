package npuc.local.http;

import npuc.api.http.Route;

/**
 * How many bytes a request may fill while it is answered, at most. Only so many may be answered at
 * a time, so it need not be exact, but never be too little for the largest answers.
 */
final class Need {
  private static final long KIB = 1024;
  private static final long MIB = 1024 * KIB;

  /** For a file of the console, whose largest is the program. */
  static final long CONSOLE_FILE = 4 * MIB;

  /** A body becomes Base64, then a tree: one of "[[],[],[]" takes most. */
  private static final long TIMES_BODY = 32;

  private static final long SMALL = 256 * KIB;

  /** A record with all its attempts and its history. */
  private static final long RECORD = 2 * MIB;

  /** 100 of the registry, each with a name and a description; or deliveries with their attempts. */
  private static final long ENTRIES = 4 * MIB;

  /** A page of compilations, whose documents are read to 8 MiB. */
  private static final long COMPILATIONS = 24 * MIB;

  /** An upload of 2,000 files in 4,000 parts, as records, as bytes and as Base64. */
  private static final long UPLOAD = 6 * MIB;

  /** A part of a log, to 1 MiB, as bytes, as text and as Base64. */
  private static final long LOG = 8 * MIB;

  /** A manifest, to 16 MiB, as bytes and twice as Base64; several are read one after the other. */
  private static final long MANIFEST = 60 * MIB;

  /** What another registry answers, to 8 MiB, as bytes and as a tree. */
  private static final long OUTER = 60 * MIB;

  private Need() {}

  static long of(Route route, int bodyBytes) {
    return answer(route) + TIMES_BODY * bodyBytes;
  }

  private static long answer(Route route) {
    return switch (route) {
      case Route.Platforms platforms -> answer(platforms);
      case Route.Tokens tokens -> answer(tokens);
      case Route.Registry registry -> answer(registry);
      case Route.Uploads uploads -> answer(uploads);
      case Route.Compilations compilations -> answer(compilations);
      case Route.Controls controls -> controls == Route.Controls.STOP_SET ? MANIFEST : SMALL;
      case Route.Logs _ -> LOG;
      case Route.Webhooks _ -> ENTRIES;
    };
  }

  private static long answer(Route.Platforms route) {
    return switch (route) {
      case PLATFORMS -> RECORD;
      case VERSION, WHOAMI, HEALTH -> SMALL;
    };
  }

  private static long answer(Route.Tokens route) {
    return switch (route) {
      case CREATE_TOKEN, DELETE_TOKEN -> SMALL;
      case TOKENS -> RECORD;
    };
  }

  private static long answer(Route.Registry route) {
    return switch (route) {
      case MODELS, VERSIONS, ARTIFACTS -> ENTRIES;
      case VOLUME_FILES -> RECORD;
      case CREATE_MODEL,
          MODEL,
          CHANGE_MODEL,
          DELETE_MODEL,
          CREATE_VERSION,
          MODEL_VERSION,
          CHANGE_VERSION,
          DELETE_VERSION,
          CREATE_ARTIFACT,
          ARTIFACT,
          CHANGE_ARTIFACT,
          DELETE_ARTIFACT,
          VOLUMES,
          REGISTRIES ->
          SMALL;
      case OUTER_MODELS, OUTER_VERSIONS, IMPORT -> OUTER;
    };
  }

  private static long answer(Route.Uploads route) {
    return switch (route) {
      case CREATE_UPLOAD, UPLOAD, COMPLETE_UPLOAD, DELETE_UPLOAD -> UPLOAD;
    };
  }

  private static long answer(Route.Compilations route) {
    return switch (route) {
      case CREATE_COMPILATION, FILE -> SMALL;
      case COMPILATION, DESCRIBE_COMPILATION, HISTORY, RECOMPILE -> RECORD;
      case COMPILATIONS, ALL_COMPILATIONS -> COMPILATIONS;
      case MANIFEST, DIFFERENCES, CREATE_SET, SET -> MANIFEST;
    };
  }
}
