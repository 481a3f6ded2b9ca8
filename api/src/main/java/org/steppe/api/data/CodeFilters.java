package org.steppe.api.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.steppe.api.error.Problem;
import org.steppe.api.http.Arguments;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.query.CodeSelection;
import org.steppe.warehouse.query.ComponentFilter;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.structure.NearestNames;

/**
 * Reads the filters of a selection. A code exists when the generation's codelist has it, used by the dataset or not;
 * codes that the version does not use are then dropped, so that selections of the same rows become equal queries.
 */
final class CodeFilters {

    private static final int MOST_NEAREST = 5;

    private final Generation generation;
    private final DatasetDescription description;
    private final Arguments arguments;
    private final List<Warning> warnings;
    private final List<ComponentFilter> filters = new ArrayList<>();

    private CodeFilters(
            Generation generation, DatasetDescription description, Arguments arguments, List<Warning> warnings) {
        this.generation = generation;
        this.description = description;
        this.arguments = arguments;
        this.warnings = warnings;
    }

    /** @param warnings are added to */
    static List<ComponentFilter> read(
            Generation generation, DatasetDescription description, Arguments arguments, List<Warning> warnings) {
        var reader = new CodeFilters(generation, description, arguments, warnings);
        for (Dimension dimension : description.dataflow().structure().dimensions()) {
            reader.addCodes(dimension.id(), dimension.codelist(), "Dimension");
        }
        for (Attribute attribute :
                SelectionParameters.filterable(description.dataflow().structure())) {
            if (attribute.id().equals(SelectionParameters.SOURCE_ID)) {
                reader.addSources(attribute.id());
            } else {
                reader.addCodes(attribute.id(), attribute.codelist(), "Attribute");
            }
        }
        return List.copyOf(reader.filters);
    }

    private void addCodes(String component, @Nullable String codelistId, String kind) {
        String name = SelectionParameters.lower(component);
        List<String> items = arguments.findList(name).orElse(null);
        if (items == null || codelistId == null) {
            return;
        }
        Codelist own = ownCodelist(codelistId);
        Codelist full = generation.findCodelist(codelistId).orElse(own);
        CodeSelection selection = CodeSelection.resolve(items, full);
        SortedSet<String> codes = new TreeSet<>(selection.codes());
        List<String> unknown = selection.unknown();
        if (!unknown.isEmpty()) {
            // An older version may use codes that have been taken out of the codelist since.
            CodeSelection before = CodeSelection.resolve(unknown, own);
            codes.addAll(before.codes());
            unknown = before.unknown();
        }
        unknown.forEach(item -> arguments.problems().add(() -> unknown(item, name, kind, full)));
        selection.childless().forEach(code -> warnings.add(noChildren(code, name)));
        keepUsed(component, name, codes, items);
    }

    private Codelist ownCodelist(String id) {
        return description.codelists().stream()
                .filter(codelist -> codelist.id().equals(id))
                .findFirst()
                .orElseGet(() -> new Codelist(id, List.of()));
    }

    private Problem unknown(String item, String name, String kind, Codelist codelist) {
        List<String> nearest =
                NearestNames.among(codelist, CodeSelection.codeOf(item).replace("*", ""), MOST_NEAREST);
        String address = "/v1/codelists/" + SelectionParameters.lower(codelist.id());
        boolean isMask = item.contains("*");
        String dataset = description.dataflow().id();
        return Problem.of(
                        ErrorCode.CODE_UNKNOWN,
                        name,
                        kind + " '" + name + "' of dataset '" + dataset + "' has no code "
                                + (isMask ? "that matches '" : "'") + Problem.cut(item) + "'."
                                + (nearest.isEmpty() ? "" : " Nearest: " + String.join(", ", nearest) + ".")
                                + " Codes: " + address)
                .found(item)
                .expected("a code of codelist " + SelectionParameters.lower(codelist.id())
                        + ", a mask such as GDP*, or CODE.children / CODE.descendants")
                .nearest(nearest)
                .hint("See /v1/datasets/" + dataset + "/structure")
                .see(address);
    }

    private static Warning noChildren(String code, String name) {
        return Warning.of(Warning.Code.NO_CHILDREN, name, "Code '" + code + "' has no codes below it.");
    }

    private void keepUsed(String component, String name, SortedSet<String> codes, List<String> items) {
        SortedSet<String> used = description.usedCodes().get(component);
        if (used == null) {
            filters.add(new ComponentFilter(component, codes));
            return;
        }
        items.stream()
                .distinct()
                .filter(item -> codes.contains(item) && !used.contains(item))
                .forEach(item -> warnings.add(Warning.of(
                        Warning.Code.CODE_NOT_IN_USE,
                        name,
                        "Code '" + item + "' exists and has no figures in dataset '"
                                + description.dataflow().id() + "'.")));
        codes.retainAll(used);
        if (codes.size() < used.size()) {
            filters.add(new ComponentFilter(component, codes));
        }
    }

    private void addSources(String component) {
        String name = SelectionParameters.lower(component);
        Optional<List<String>> items = arguments.findList(name);
        if (items.isEmpty()) {
            return;
        }
        var ids = new TreeSet<String>();
        for (String item : items.get()) {
            if (generation.findSource(item).isPresent() || description.sources().contains(item)) {
                ids.add(item);
            } else {
                arguments.problems().add(() -> unknownSource(item, name));
            }
        }
        filters.add(new ComponentFilter(component, ids));
    }

    private Problem unknownSource(String item, String name) {
        List<String> nearest = NearestNames.among(description.sources(), item, MOST_NEAREST);
        return Problem.of(
                        ErrorCode.CODE_UNKNOWN,
                        name,
                        "There is no source '" + Problem.cut(item) + "'. Sources: /v1/sources")
                .found(item)
                .expected("the id of a source")
                .nearest(nearest)
                .see("/v1/sources");
    }
}
