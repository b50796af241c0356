package npuc.api.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import npuc.api.http.ApiRequest;
import npuc.api.http.PageTokens;
import npuc.id.Identified;
import npuc.paging.Page;

/** One page of a list, and how to ask for the next. */
public record PageAnswer<T>(List<T> items, Optional<String> nextPageToken) {

  /** The page that was asked for, of entries that are answered as they are. */
  public static <T extends Identified> PageAnswer<T> of(Page<T> page, ApiRequest request) {
    return of(page, request, Function.identity());
  }

  /** The page that was asked for. */
  public static <T extends Identified, A> PageAnswer<A> of(
      Page<T> page, ApiRequest request, Function<T, A> answer) {
    Optional<String> token =
        page.more() ? Optional.of(PageTokens.write(Page.end(page), request)) : Optional.empty();
    return new PageAnswer<>(page.items().stream().map(answer).toList(), token);
  }
}
