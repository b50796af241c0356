package npuc.local.http;

/** What comes and goes in pieces, and never becomes one body in memory. */
public record Transfers(PartReceiver parts, FileSender files) {}
