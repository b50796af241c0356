package npuc.event;

/** What events are sent with, where they are sent by this service itself. */
public record WebhookPorts(Webhooks webhooks, Receivers receivers) {}
