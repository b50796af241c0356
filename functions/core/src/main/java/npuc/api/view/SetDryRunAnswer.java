package npuc.api.view;

import java.util.List;

/** What the compilations of a set would be that is only asked for. */
public record SetDryRunAnswer(List<DryRunAnswer> compilations) {}
