package npuc.local.sqlite;

import java.util.List;

/** A statement and what its question marks stand for, in their order. */
record Sql(String text, List<Object> parameters) {
  Sql {
    parameters = List.copyOf(parameters);
  }
}
