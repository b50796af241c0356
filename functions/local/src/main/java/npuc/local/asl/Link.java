package npuc.local.asl;

/**
 * A way from one state to another.
 *
 * @param path where the file says so
 */
record Link(String from, String path, String to) {}
