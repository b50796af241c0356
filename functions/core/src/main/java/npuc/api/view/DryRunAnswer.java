package npuc.api.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import npuc.id.CompilationId;
import npuc.platform.Advice;

/** What a compilation would be that is only asked for. */
public record DryRunAnswer(
    @JsonUnwrapped SpecAnswer spec, List<CompilationId> equalTo, Advice advice) {}
