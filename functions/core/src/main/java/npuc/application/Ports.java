package npuc.application;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import npuc.api.http.IdempotencyStore;
import npuc.compilation.CompilationStore;
import npuc.environment.SecretBox;
import npuc.event.EventPorts;
import npuc.id.Ids;
import npuc.job.JobRunner;
import npuc.job.LogArchive;
import npuc.measure.Measurements;
import npuc.platform.Machine;
import npuc.platform.Toolchains;
import npuc.platform.onnx.OnnxReader;
import npuc.registry.ModelRegistry;
import npuc.registry.ModelVolumes;
import npuc.registry.outer.OuterRegistries;
import npuc.source.ModelSources;
import npuc.source.SourceSettings;
import npuc.token.TokenStore;
import npuc.upload.Uploads;
import npuc.workflow.Workflow;

/**
 * Everything outside that the application works with: one implementation of each port.
 *
 * @param tokens empty where others tell who calls
 * @param sourceSettings read when they are first needed
 */
public record Ports(
    CompilationStore compilations,
    IdempotencyStore requests,
    Optional<TokenStore> tokens,
    ModelRegistry registry,
    OuterRegistries outerRegistries,
    ModelVolumes volumes,
    ModelSources sources,
    Supplier<SourceSettings> sourceSettings,
    Uploads uploads,
    Toolchains toolchains,
    Machine machine,
    OnnxReader onnx,
    Workflow workflow,
    JobRunner runner,
    LogArchive logs,
    SecretBox secrets,
    EventPorts events,
    Measurements measurements,
    Ids ids,
    Clock clock) {}
