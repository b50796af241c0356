package npuc.compilation;

import java.util.List;
import java.util.Optional;
import npuc.id.CompilationId;
import npuc.id.VersionId;
import npuc.paging.Page;
import npuc.paging.PageRequest;

/**
 * The history of compilations. Every method is safe to repeat and throws {@link
 * npuc.retry.RetryableException} when the store can't be reached.
 *
 * <p>A read that follows a write of the same entry sees it. A list may lag behind.
 */
public interface CompilationStore {

  /**
   * Stores a new compilation unless one of its id is stored already: then nothing changes. A
   * deleted id is never stored again by {@link #replace}.
   *
   * @return false when one was stored already
   */
  boolean create(Compilation compilation);

  Optional<Compilation> find(CompilationId id);

  /**
   * Those of these that there are, each as {@link #find} gives it, in the order of the ids.
   *
   * @param ids at most 100, in ascending order
   */
  List<Compilation> findAll(List<CompilationId> ids);

  /**
   * Stores the next state if the stored one still has the revision before it.
   *
   * @return false when another write won or the compilation was deleted; load and decide again
   */
  boolean replace(Compilation next);

  /**
   * The compilations that the filter lets pass. One call looks at a bounded number of them, however
   * many there are: the page it gives may hold few or none and still not be the last, and tells up
   * to where was looked.
   */
  Page<Compilation> list(Scope scope, Filter filter, PageRequest request);

  /**
   * Which ones these are, without reading them: to be shown, not to decide on. May name one that
   * was deleted, or miss one that changed, less than a second ago.
   *
   * @param most how many at most, the newest first
   */
  List<CompilationId> newest(VersionId version, Filter filter, int most);

  /** Ids of all that are active, oldest first: what a restarted service has to look after. */
  List<CompilationId> active();

  /**
   * Deletes for good if the stored one has this revision.
   *
   * @return false when another write won or it is gone already
   */
  boolean delete(Compilation compilation);
}
