package npuc.local.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import npuc.registry.NameKey;
import org.sqlite.Function;

/** {@code npuc_name_key(name, id)}: what a migration orders older models by. */
final class NameKeyFunction extends Function {

  static void addTo(Connection connection) throws SQLException {
    Function.create(
        connection, "npuc_name_key", new NameKeyFunction(), 2, Function.FLAG_DETERMINISTIC);
  }

  @Override
  protected void xFunc() throws SQLException {
    result(NameKey.of(value_text(0), value_text(1)));
  }
}
