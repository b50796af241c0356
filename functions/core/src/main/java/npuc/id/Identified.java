package npuc.id;

/** What has an identity, and so a place in a list. */
public interface Identified {
  Id id();
}
