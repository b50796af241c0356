package npuc.compilation;

/** Who can do something about a reason. The kind alone decides advice, retry and alarm. */
public enum ReasonKind {
  /** The person who asked: the model, an option, a stop. */
  USER,
  /** Whoever gives resources: cpu, memory, disk, time, quota. */
  CAPACITY,
  /** The maker of the compiler. */
  COMPILER,
  /** The people who run this service or its cluster. */
  PLATFORM
}
