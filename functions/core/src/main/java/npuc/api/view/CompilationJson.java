package npuc.api.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.compilation.Attempt;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSpec;
import npuc.compilation.HistoryEntry;
import npuc.compilation.OutputFile;
import npuc.compilation.Progress;
import npuc.compilation.Reason;
import npuc.compilation.Step;
import npuc.compilation.StepName;
import npuc.compilation.StepOutput;
import npuc.id.CompilationId;
import npuc.job.JobName;
import npuc.platform.Toolchain;
import npuc.platform.option.Options;
import tools.jackson.databind.node.ObjectNode;

/** A compilation as the API shows it: what is stored, and what follows from it at this moment. */
public final class CompilationJson {
  private final Compilation compilation;
  private final Instant now;

  private CompilationJson(Compilation compilation, Instant now) {
    this.compilation = compilation;
    this.now = now;
  }

  public static ObjectNode of(Compilation compilation, List<CompilationId> equalTo, Instant now) {
    return new CompilationJson(compilation, now).render(equalTo);
  }

  public static ObjectNode of(HistoryEntry entry) {
    ObjectNode json = Json.object();
    json.put("at", entry.at().toString());
    json.put("actor", entry.actor().word());
    json.put("subject", entry.subject());
    json.set("from", Json.text(entry.from()));
    json.put("to", entry.to());
    json.set("reason", Json.optional(entry.reason(), CompilationJson::of));
    return json;
  }

  public static ObjectNode of(Reason reason) {
    return Json.object()
        .put("code", reason.code().code())
        .put("kind", reason.code().kind().name())
        .put("message", reason.message());
  }

  /** What was asked for: shared with the dry run, which has nothing else. */
  static void addSpec(ObjectNode json, CompilationSpec spec) {
    ObjectNode base = json.putObject("baseArtifact");
    base.put("id", spec.baseArtifact().id().toString());
    base.put("name", spec.baseArtifact().name());
    base.put("uri", spec.baseArtifact().uri().toString());
    base.set("digest", Json.text(spec.baseArtifact().digest()));
    base.set("sizeBytes", Json.number(spec.baseArtifact().sizeBytes()));
    json.put("platform", spec.platform().value());
    json.set("toolchain", of(spec.toolchain()));
    json.putObject("resources")
        .put("cpu", spec.resources().cpu().text())
        .put("memory", spec.resources().memory().text());
    json.putObject("limits")
        .put("pendingSeconds", spec.limits().pendingSeconds())
        .put("runSeconds", spec.limits().runSeconds());
    json.set("options", Json.optional(spec.options(), Options::toJson));
    json.set("additionalArgs", Json.texts(spec.additionalArgs().stream()));
    json.set("environment", spec.environment().view());
    json.put("optionsHash", spec.optionsHash().value());
    json.put("shortHash", spec.optionsHash().shortHash());
  }

  private ObjectNode render(List<CompilationId> equalTo) {
    ObjectNode json = Json.object();
    json.put("id", compilation.id().toString());
    json.put("modelId", compilation.modelId().toString());
    json.put("versionId", compilation.versionId().toString());
    addSpec(json, compilation.spec());
    json.put("phase", compilation.phase().word());
    json.set("reason", Json.optional(compilation.reason(), CompilationJson::of));
    json.put("createdAt", compilation.createdAt().toString());
    json.put("updatedAt", compilation.updatedAt().toString());
    json.set("steps", Json.array(Stream.of(StepName.values()).map(this::step)));
    json.set("registration", registration());
    json.set("publishedUri", Json.text(compilation.publishedUri()));
    json.set(
        "manifestDigest", Json.text(compilation.compiledOutput().map(StepOutput::manifestDigest)));
    json.set("equalTo", Json.texts(equalTo.stream()));
    json.set("actions", ActionsJson.of(compilation));
    json.put("revision", compilation.revision());
    return json;
  }

  private ObjectNode registration() {
    ObjectNode json = Json.object();
    json.put("state", compilation.registration().state().word());
    json.set("artifactId", Json.text(compilation.registration().artifactId()));
    json.set("reason", Json.optional(compilation.registration().reason(), CompilationJson::of));
    return json;
  }

  private ObjectNode step(StepName name) {
    Step step = compilation.step(name);
    Optional<Attempt> last = step.lastAttempt();
    ObjectNode json = Json.object();
    json.put("name", name.word());
    json.put("phase", step.phase().word());
    addTimes(json, last);
    json.put("retryCount", step.retryCount());
    json.set("progress", Json.optional(last.flatMap(Attempt::progress), CompilationJson::progress));
    json.set("reason", Json.optional(last.flatMap(Attempt::reason), CompilationJson::of));
    Optional<StepOutput> output = last.flatMap(Attempt::output);
    json.set(
        "outputFiles",
        Json.array(
            output.map(StepOutput::files).orElse(List.of()).stream().map(CompilationJson::file)));
    json.put("outputFileCount", output.map(StepOutput::fileCount).orElse(0));
    json.set(
        "attempts", Json.array(step.attempts().stream().map(attempt -> attempt(name, attempt))));
    return json;
  }

  private ObjectNode attempt(StepName step, Attempt attempt) {
    ObjectNode json = Json.object();
    json.put("number", attempt.number());
    json.put("phase", attempt.phase().word());
    json.put("jobName", JobName.of(compilation.id(), step, attempt.number()).value());
    addTimes(json, Optional.of(attempt));
    json.put("infraRestarts", attempt.infraRestarts());
    json.set("reason", Json.optional(attempt.reason(), CompilationJson::of));
    json.put(
        "logUrl",
        "/v1/compilations/%s/steps/%s/attempts/%d/log"
            .formatted(compilation.id(), step.word(), attempt.number()));
    return json;
  }

  private void addTimes(ObjectNode json, Optional<Attempt> attempt) {
    Optional<Instant> started = attempt.flatMap(Attempt::startedAt);
    Optional<Instant> ended = attempt.flatMap(Attempt::endedAt);
    json.set("startedAt", Json.time(started));
    json.set("endedAt", Json.time(ended));
    json.set("durationSeconds", Json.seconds(started.map(from -> duration(from, ended))));
  }

  /** From the start to the end, or to this moment; a clock that was set back makes no negative. */
  private Duration duration(Instant from, Optional<Instant> ended) {
    Duration lasted = Duration.between(from, ended.orElse(now));
    return lasted.isNegative() ? Duration.ZERO : lasted;
  }

  private static ObjectNode progress(Progress progress) {
    return Json.object().put("done", progress.done()).put("total", progress.total());
  }

  private static ObjectNode file(OutputFile file) {
    return Json.object()
        .put("path", file.path())
        .put("sizeBytes", file.sizeBytes())
        .put("sha256", file.sha256());
  }

  private static ObjectNode of(Toolchain toolchain) {
    ObjectNode json = Json.object();
    json.put("name", toolchain.name());
    json.put("version", toolchain.version());
    json.set("imageDigest", Json.text(toolchain.imageDigest()));
    return json;
  }
}
