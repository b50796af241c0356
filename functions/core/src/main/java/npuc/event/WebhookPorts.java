package npuc.event;

/** This service sends events itself, to webhooks. */
public record WebhookPorts(Webhooks webhooks, Receivers receivers) implements EventPorts {}
