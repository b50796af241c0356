package npuc.event;

/** The store tells of its changes, and a bus passes on what is put there. */
public record BusPorts(ChangeReader changes, EventBus bus) implements EventPorts {}
