package npuc.api.view;

import java.util.List;

/** A whole list. */
public record ItemsAnswer<T>(List<T> items) {}
