package org.steppe.api.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import org.steppe.api.http.LabelText;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Dataflow;

/**
 * What can be found in one generation. Every word of a query has to fit: English ones the beginning of a word, Chinese
 * ones any part of a label or, when they occur nowhere as they are, most of their pairs of characters. The entries are
 * compared one by one; even some thousand take less time than sending the request.
 */
final class SearchIndex {

    private static final String INDICATOR = "INDICATOR";
    private static final String REF_AREA = "REF_AREA";
    private static final String AREA = "AREA";

    private final List<SearchEntry> entries;

    private SearchIndex(List<SearchEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    static SearchIndex of(Generation generation) {
        var entries = new ArrayList<SearchEntry>();
        for (DatasetEntry entry : generation.listDatasets()) {
            entries.add(dataset(entry.dataset(), latest(generation, entry).dataflow()));
        }
        for (Code code : codes(generation, INDICATOR)) {
            entries.add(indicator(generation, code));
        }
        for (Code code : codes(generation, AREA)) {
            entries.add(code(generation, code, "area", REF_AREA, 1, "/v1/codelists/area"));
        }
        for (Source source : generation.listSources()) {
            entries.add(source(generation, source));
        }
        return new SearchIndex(entries);
    }

    private static DatasetDescription latest(Generation generation, DatasetEntry entry) {
        return generation.getDescription(entry.dataset(), entry.latest().version());
    }

    private static List<Code> codes(Generation generation, String codelist) {
        return generation.findCodelist(codelist).stream()
                .flatMap(list -> list.listCodes().stream())
                .toList();
    }

    private static SearchEntry dataset(String id, Dataflow dataflow) {
        String note =
                dataflow.description().zh() + " / " + dataflow.description().en();
        return SearchEntry.of(
                "dataset", 3, id, LabelText.of(dataflow.title()), note, List.of(id), "/v1/datasets/" + id);
    }

    private static SearchEntry indicator(Generation generation, Code code) {
        List<String> datasets = using(generation, INDICATOR, code.id());
        String href = datasets.isEmpty()
                ? "/v1/codelists/indicator"
                : "/v1/datasets/" + datasets.getFirst() + "/observations?indicator=" + code.id();
        return code(generation, code, "indicator", INDICATOR, 2, href);
    }

    private static SearchEntry code(
            Generation generation, Code code, String type, String dimension, int rank, String href) {
        return SearchEntry.of(
                type,
                rank,
                code.id(),
                LabelText.of(code.label()),
                code.note(),
                using(generation, dimension, code.id()),
                href);
    }

    private static List<String> using(Generation generation, String dimension, String code) {
        return generation.listDatasets().stream()
                .filter(entry -> {
                    SortedSet<String> used =
                            latest(generation, entry).usedCodes().get(dimension);
                    return used != null && used.contains(code);
                })
                .map(DatasetEntry::dataset)
                .toList();
    }

    private static SearchEntry source(Generation generation, Source source) {
        String title = source.title().isBlank() ? source.id() : source.title();
        List<String> datasets = generation.listDatasets().stream()
                .filter(entry -> latest(generation, entry).sources().contains(source.id()))
                .map(DatasetEntry::dataset)
                .toList();
        return SearchEntry.of(
                "source",
                0,
                source.id(),
                new LabelText(title, title),
                source.publisher(),
                datasets,
                "/v1/sources/" + source.id());
    }

    private record Scored(SearchEntry entry, int score) {}

    /** All that fit, best first; then by kind, then the shorter label. */
    List<SearchDocument.Result> find(String text) {
        List<String> words = SearchWords.of(text);
        if (words.isEmpty()) {
            return List.of();
        }
        var scored = new ArrayList<Scored>();
        for (SearchEntry entry : entries) {
            int score = SearchScore.of(entry, words);
            if (score > 0) {
                scored.add(new Scored(entry, score));
            }
        }
        scored.sort(Comparator.comparingInt(Scored::score)
                .thenComparingInt(found -> found.entry().rank())
                .reversed()
                .thenComparingInt(found -> found.entry().zh().length())
                .thenComparing(found -> found.entry().result().id()));
        return scored.stream().map(found -> found.entry().result()).toList();
    }
}
