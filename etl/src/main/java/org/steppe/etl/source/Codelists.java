package org.steppe.etl.source;

import java.util.List;
import java.util.Map;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.Label;

/**
 * What the folder {@code codelists} holds.
 *
 * @param codelists by id, in alphabetical order
 * @param concepts the names of dimensions and attributes, by id
 */
record Codelists(
        Map<String, Codelist> codelists,
        Map<String, Label> concepts,
        Map<String, IndicatorDefinition> indicators,
        List<UnitMeasure> units) {}
