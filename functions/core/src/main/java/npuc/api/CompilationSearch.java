package npuc.api;

import java.util.Optional;
import java.util.Set;
import npuc.api.http.ApiRequest;
import npuc.api.http.QueryParameter;
import npuc.compilation.Filter;
import npuc.compilation.LabelFilter;
import npuc.compilation.Search;
import npuc.compilation.Words;

/** What the query of a list of compilations asks for. */
record CompilationSearch(ModelSearch models) {

  /** Of one version: the name of its model tells nothing apart. */
  Filter ofVersion(ApiRequest request) {
    return filter(request)
        .with(
            new Search(
                Optional.empty(),
                request.query(QueryParameter.TEXT).map(text -> new Words(text, Set.of())),
                labels(request)));
  }

  /** Of all models. */
  Filter ofEverything(ApiRequest request) {
    return filter(request)
        .with(
            new Search(
                request.query(QueryParameter.MODEL_NAME).map(models::containing),
                request
                    .query(QueryParameter.TEXT)
                    .map(text -> new Words(text, models.containing(text))),
                labels(request)));
  }

  private static Set<LabelFilter> labels(ApiRequest request) {
    return request.query(QueryParameter.LABEL).orElse(Set.of());
  }

  private static Filter filter(ApiRequest request) {
    return new Filter(
            request.query(QueryParameter.PHASE).orElse(Set.of()),
            request.query(QueryParameter.PLATFORM),
            request.query(QueryParameter.HASH),
            request.query(QueryParameter.CREATED_AFTER),
            request.query(QueryParameter.CREATED_BEFORE),
            request.query(QueryParameter.CREATED_BY))
        .of(request.query(QueryParameter.OF_SET));
  }
}
