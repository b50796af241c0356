package npuc.lambda.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import npuc.id.ArtifactId;
import npuc.id.CompilationId;
import npuc.id.Ids;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import npuc.registry.Artifact;
import npuc.registry.Deletion;
import npuc.registry.Model;
import npuc.registry.ModelRegistry;
import npuc.registry.NamePage;
import npuc.registry.Version;
import npuc.retry.RetryableException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * {@link ModelRegistry} in DynamoDB: one item each, beside the others of its owner. Lists see every
 * add that was answered.
 */
public final class DynamoModelRegistry implements ModelRegistry {
  private static final DocumentAttribute<Model> MODEL = new DocumentAttribute<>(Model.class);
  private static final DocumentAttribute<Version> VERSION = new DocumentAttribute<>(Version.class);
  private static final DocumentAttribute<Artifact> ARTIFACT =
      new DocumentAttribute<>(Artifact.class);

  private static final PageRequest ANY = PageRequest.first(1);

  private final Table table;
  private final RegistryPages pages;
  private final Transaction transaction;
  private final ItemChange changes;
  private final OwnerDeletion deletion;

  /**
   * A registry in a table.
   *
   * @param marks names each deletion
   */
  public DynamoModelRegistry(Table table, Ids marks) {
    this(table, marks, Tries.brief());
  }

  DynamoModelRegistry(Table table, Ids marks, Tries tries) {
    this.table = table;
    this.pages = new RegistryPages(table);
    this.deletion = new OwnerDeletion(table, marks, tries);
    this.transaction = new Transaction(table, tries);
    this.changes = new ItemChange(table, Tries.patient());
  }

  @Override
  public void addModel(Model model) {
    table.put(ModelItem.of(model, MODEL), Condition.ABSENT);
  }

  @Override
  public boolean addVersion(Version version) {
    Key key = Key.of(version.modelId(), version.id());
    Key owner = Key.of(version.modelId());
    return !transaction.add(owner, List.of(item(key, VERSION.write(version)))).contains(1);
  }

  @Override
  public Optional<Artifact> addArtifact(Artifact artifact) {
    var item = item(Key.of(artifact.versionId(), artifact.id()), ARTIFACT.write(artifact));
    artifact
        .compilation()
        .ifPresent(made -> item.put(Schema.MADE_BY, AttributeValue.fromS(made.toString())));
    return artifact
        .compilation()
        .map(compilation -> addCompiled(artifact, item, compilation))
        .orElseGet(() -> addOriginal(artifact, item));
  }

  @Override
  public Optional<Model> findModel(ModelId model) {
    return find(MODEL, Key.of(model));
  }

  @Override
  public Optional<Version> findVersion(ModelId model, VersionId version) {
    return find(VERSION, Key.of(model, version));
  }

  @Override
  public Optional<Artifact> findArtifact(VersionId version, ArtifactId artifact) {
    return find(ARTIFACT, Key.of(version, artifact));
  }

  @Override
  public Optional<Model> changeModel(ModelId model, UnaryOperator<Model> change) {
    return changes.apply(Key.of(model), MODEL, change, ModelItem::order);
  }

  @Override
  public Optional<Version> changeVersion(
      ModelId model, VersionId version, UnaryOperator<Version> change) {
    return changes.apply(Key.of(model, version), VERSION, change);
  }

  @Override
  public Optional<Artifact> changeArtifact(
      VersionId version, ArtifactId artifact, UnaryOperator<Artifact> change) {
    return changes.apply(Key.of(version, artifact), ARTIFACT, change);
  }

  @Override
  public Deletion deleteModel(ModelId model) {
    return deletion.delete(Key.of(model), () -> has(versions(model, ANY)));
  }

  @Override
  public Deletion deleteVersion(ModelId model, VersionId version) {
    return deletion.delete(Key.of(model, version), () -> has(artifacts(version, ANY)));
  }

  @Override
  public Deletion deleteArtifact(VersionId version, ArtifactId artifact) {
    return table.delete(Key.of(version, artifact), Condition.PRESENT).isDone()
        ? Deletion.DELETED
        : Deletion.MISSING;
  }

  private static boolean has(Page<?> page) {
    return !page.items().isEmpty();
  }

  @Override
  public Page<Model> models(PageRequest request) {
    return pages.page(MODEL, Key.MODELS, "m-", request);
  }

  @Override
  public NamePage modelsByName(NamePage.Request request) {
    return new ModelsByName(table, new BatchRead(table, Tries.brief()), MODEL).page(request);
  }

  @Override
  public Page<Version> versions(ModelId model, PageRequest request) {
    return pages.page(VERSION, model.toString(), "v-", request);
  }

  @Override
  public Page<Artifact> artifacts(VersionId version, PageRequest request) {
    return pages.page(ARTIFACT, version.toString(), "a-", request);
  }

  @Override
  public Page<Artifact> originals(VersionId version, PageRequest request) {
    return pages.originals(ARTIFACT, version, request);
  }

  private Optional<Artifact> addOriginal(Artifact artifact, Map<String, AttributeValue> item) {
    List<Integer> refused = transaction.add(owner(artifact), List.of(item));
    if (refused.contains(1)) {
      return Optional.empty();
    }
    return refused.isEmpty()
        ? Optional.of(artifact)
        : findArtifact(artifact.versionId(), artifact.id());
  }

  /** The claim of a compilation outlives its artifact, so that what was deleted stays so. */
  private Optional<Artifact> addCompiled(
      Artifact artifact, Map<String, AttributeValue> item, CompilationId compilation) {
    Key claim = Key.of(artifact.versionId(), compilation);
    var pointer = new HashMap<>(claim.attributes());
    pointer.put(Schema.ARTIFACT, AttributeValue.fromS(artifact.id().toString()));
    List<Integer> refused = transaction.add(owner(artifact), List.of(pointer, item));
    if (refused.isEmpty()) {
      return Optional.of(artifact);
    }
    if (refused.contains(2)) {
      return Optional.empty();
    }
    ArtifactId registered = refused.contains(0) ? pointedTo(claim) : artifact.id();
    return findArtifact(artifact.versionId(), registered);
  }

  private static Key owner(Artifact artifact) {
    return Key.of(artifact.modelId(), artifact.versionId());
  }

  private ArtifactId pointedTo(Key claim) {
    return table
        .get(claim)
        .flatMap(pointer -> ArtifactId.parse(Key.text(pointer, Schema.ARTIFACT)))
        .orElseThrow(
            () -> new RetryableException("a claim of a compilation is not there any more"));
  }

  private <T> Optional<T> find(DocumentAttribute<T> document, Key key) {
    return table.get(key).map(item -> document.read(key.sort(), item));
  }

  private static Map<String, AttributeValue> item(Key key, AttributeValue document) {
    var item = new HashMap<>(key.attributes());
    item.put(Schema.DOCUMENT, document);
    return item;
  }
}
