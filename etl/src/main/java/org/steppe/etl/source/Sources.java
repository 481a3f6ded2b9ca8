package org.steppe.etl.source;

import java.util.List;
import java.util.Map;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.Dataflow;

/**
 * Everything in the sources folder but the figures, which are streamed by {@link FigureReader}.
 *
 * @param codelists by id; the concepts that only name components are not among them
 * @param indicators by code
 */
public record Sources(
        List<Dataflow> dataflows,
        Map<String, Codelist> codelists,
        Map<String, IndicatorDefinition> indicators,
        List<UnitMeasure> units,
        List<IndicatorRule> indicatorRules,
        List<BreakdownRule> breakdownRules,
        List<OccasionRule> occasionRules,
        List<Publication> publications,
        Corrections corrections,
        List<LeftOutFigure> leftOut) {

    public Sources {
        dataflows = List.copyOf(dataflows);
        indicatorRules = List.copyOf(indicatorRules);
        breakdownRules = List.copyOf(breakdownRules);
        occasionRules = List.copyOf(occasionRules);
        publications = List.copyOf(publications);
        leftOut = List.copyOf(leftOut);
        units = List.copyOf(units);
    }
}
