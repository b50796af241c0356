package npuc.local.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import npuc.paging.Order;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import npuc.registry.Model;
import npuc.registry.NameKey;
import npuc.registry.NamePage;

/** Pages of the registry, each read from an index in its order. */
record RegistryLists(Database database) {

  /**
   * A page in the order of creation.
   *
   * @param select the rows of an owner, as far as its condition
   */
  <T> Page<T> page(
      Documents<T> documents,
      String select,
      List<String> owner,
      String prefix,
      PageRequest request) {
    var parameters = new ArrayList<Object>(owner);
    boolean newestFirst = request.order() == Order.NEWEST_FIRST;
    String after = request.after().isEmpty() ? "" : newestFirst ? " AND id < ?" : " AND id > ?";
    request.after().ifPresent(last -> parameters.add(prefix + last));
    parameters.add(request.limit() + 1);
    String order = newestFirst ? " ORDER BY id DESC LIMIT ?" : " ORDER BY id LIMIT ?";
    return page(documents, new Sql(select + after + order, parameters), request.limit());
  }

  /** A page of models in the order of their names. */
  NamePage byName(NamePage.Request request) {
    Page<Model> page = page(RegistryRows.MODELS, query(request), request.limit());
    return new NamePage(
        page.items(),
        Optional.of(page).filter(Page::more).map(full -> NameKey.of(full.items().getLast())));
  }

  /** The query for such a page; reads one row more than the page holds. */
  static Sql query(NamePage.Request request) {
    boolean isAscending = request.order() == Order.OLDEST_FIRST;
    var parameters = new ArrayList<Object>();
    request.after().ifPresent(parameters::add);
    parameters.add(request.limit() + 1);
    String after = isAscending ? " WHERE name_key > ?" : " WHERE name_key < ?";
    return new Sql(
        "SELECT id, document FROM model INDEXED BY model_by_name"
            + (request.after().isEmpty() ? "" : after)
            + (isAscending ? " ORDER BY name_key LIMIT ?" : " ORDER BY name_key DESC LIMIT ?"),
        parameters);
  }

  private <T> Page<T> page(Documents<T> documents, Sql query, int limit) {
    return database.read(
        connection ->
            Page.cut(documents.read(connection, query.text(), query.parameters()), limit));
  }
}
