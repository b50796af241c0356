package npuc.registry;

import npuc.paging.Page;

/** What is seen of a folder. */
public sealed interface Listing {
  record Listed(Page<VolumeEntry> page) implements Listing {}

  /**
   * It is none that can be listed.
   *
   * @param wrong such as {@code is no folder of this volume}
   */
  record NoFolder(String wrong) implements Listing {}

  /** There is no volume of that claim. */
  record UnknownClaim() implements Listing {}

  /** The volume can be seen by Jobs only. */
  record Unseen() implements Listing {}
}
