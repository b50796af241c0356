package npuc.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import npuc.api.http.ApiRequest;
import npuc.api.http.PageTokens;
import npuc.api.http.QueryParameter;
import npuc.api.view.PageAnswer;
import npuc.id.Ulid;
import npuc.input.Texts;
import npuc.paging.Order;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import npuc.refusal.Outcome;
import npuc.registry.Model;
import npuc.registry.ModelRegistry;
import npuc.registry.ModelSort;
import npuc.registry.NameKey;
import npuc.registry.NamePage;

/**
 * The list of models, by the time of their creation or by their names. A request looks at a
 * thousand models, however many there are: its page may hold few or none and still not be the last.
 */
record ModelList(ModelRegistry registry) {
  private static final int MOST_LOOKED_AT = 1_000;

  /** A part of a list, and where the next one begins. */
  private record Part(List<Model> items, Optional<String> next) {}

  /** A list of models, read in parts of at most 100. */
  private interface Parts {
    Part read(int limit, Optional<String> after);
  }

  Outcome<PageAnswer<Model>> page(ApiRequest request) {
    return request.query(QueryParameter.SORT).orElse(ModelSort.CREATED) == ModelSort.NAME
        ? PageTokens.after(request, NameKey::isOne)
            .map(after -> page(request, after, byName(request), NameKey::of))
        : PageTokens.pageRequest(request)
            .map(
                wanted ->
                    page(
                        request,
                        wanted.after().map(Ulid::value),
                        byCreation(wanted.order()),
                        model -> model.id().ulid().value()));
  }

  private Parts byCreation(Order order) {
    return (limit, after) -> {
      Page<Model> page = registry.models(new PageRequest(limit, after.map(Ulid::new), order));
      return new Part(
          page.items(), Optional.of(page).filter(Page::more).map(it -> Page.end(it).value()));
    };
  }

  private Parts byName(ApiRequest request) {
    Order order = request.query(QueryParameter.ORDER).orElse(Order.OLDEST_FIRST);
    return (limit, after) -> {
      NamePage page = registry.modelsByName(new NamePage.Request(limit, after, order));
      return new Part(page.items(), page.next());
    };
  }

  private static PageAnswer<Model> page(
      ApiRequest request, Optional<String> after, Parts parts, Function<Model, String> position) {
    int limit = PageTokens.limit(request);
    Part found = look(parts, after, limit, isWanted(request), position);
    return new PageAnswer<>(
        found.items(), found.next().map(next -> PageTokens.write(next, request)));
  }

  private static Part look(
      Parts parts,
      Optional<String> after,
      int limit,
      Predicate<Model> isWanted,
      Function<Model, String> position) {
    var found = new ArrayList<Model>();
    Optional<String> next = after;
    for (int looked = 0; looked < MOST_LOOKED_AT; looked += PageRequest.MAX_LIMIT) {
      Part part = parts.read(PageRequest.MAX_LIMIT, next);
      part.items().stream().filter(isWanted).forEach(found::add);
      if (found.size() > limit) {
        List<Model> page = found.subList(0, limit);
        return new Part(page, Optional.of(position.apply(page.getLast())));
      }
      next = part.next();
      if (next.isEmpty()) {
        break;
      }
    }
    return new Part(found, next);
  }

  private static Predicate<Model> isWanted(ApiRequest request) {
    String text = Texts.alike(request.query(QueryParameter.NAME).orElse(""));
    boolean archivedToo = request.isSet(QueryParameter.ARCHIVED);
    return model -> (archivedToo || !model.archived()) && Texts.alike(model.name()).contains(text);
  }
}
