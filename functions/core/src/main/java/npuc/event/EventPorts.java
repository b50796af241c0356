package npuc.event;

/** How others hear of compilations. */
public sealed interface EventPorts permits WebhookPorts, BusPorts {}
