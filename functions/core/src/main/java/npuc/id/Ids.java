package npuc.id;

/** Source of new identities. Every call gives another one; its time is the moment of the call. */
@FunctionalInterface
public interface Ids {
  Ulid next();
}
