package npuc.lambda.dynamodb;

import java.time.Instant;
import npuc.compilation.Filter;
import npuc.compilation.IdBounds;
import npuc.compilation.Membership;
import npuc.id.CompilationSetId;
import npuc.paging.PageRequest;

/**
 * Ids of one kind that a query reads, both bounds among them. DynamoDB takes one condition on a
 * sort key, so an id that is excluded is replaced by a text just beside it.
 */
record IdRange(String from, String to) {
  private static final String AFTER_ALL = "~";

  /** What follows the page before. */
  static IdRange of(String prefix, PageRequest request) {
    var all = new IdRange(prefix, prefix + AFTER_ALL);
    return request.after().map(last -> all.after(prefix + last, request)).orElse(all);
  }

  /** What follows the page before, is in the set and was created when the filter says. */
  static IdRange of(Filter filter, PageRequest request) {
    IdRange all = of("c-", request);
    IdRange page = filter.set().map(all::within).orElse(all);
    IdRange since = filter.createdAfter().map(page::createdAfter).orElse(page);
    return filter.createdBefore().map(since::createdBefore).orElse(since);
  }

  /** DynamoDB refuses such a range. */
  boolean isEmpty() {
    return from.compareTo(to) > 0;
  }

  private IdRange after(String last, PageRequest request) {
    return switch (request.order()) {
      case NEWEST_FIRST -> new IdRange(from, justBefore(last));
      case OLDEST_FIRST -> new IdRange(justAfter(last), to);
    };
  }

  /** The ids of the members of a set are a range. */
  private IdRange within(CompilationSetId set) {
    String first = set.member(1).toString();
    String last = set.member(Membership.MOST).toString();
    return new IdRange(
        first.compareTo(from) > 0 ? first : from, last.compareTo(to) < 0 ? last : to);
  }

  private IdRange createdAfter(Instant moment) {
    String bound = IdBounds.after(moment);
    return bound.compareTo(from) > 0 ? new IdRange(bound, to) : this;
  }

  private IdRange createdBefore(Instant moment) {
    String bound = justBefore(IdBounds.before(moment));
    return bound.compareTo(to) < 0 ? new IdRange(from, bound) : this;
  }

  /** Ids of a kind are of one length: none lies between one and the same with something behind. */
  private static String justAfter(String id) {
    return id + "0";
  }

  private static String justBefore(String id) {
    int last = id.length() - 1;
    return id.substring(0, last) + (char) (id.charAt(last) - 1) + AFTER_ALL;
  }
}
